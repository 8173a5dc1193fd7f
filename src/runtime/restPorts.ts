import { learnLimits } from "../feed/learnLimits";
import type { Precedence } from "../feed/front/precedence";
import type { BudgetClass } from "../qos/endpoints/endpoint";
import { QosError } from "../qos/errors";
import type { RestPorts } from "../quotes/restDesk";
import type { Basics } from "./basics";
import type { Transports } from "./transports";

/** What the questions of one endpoint are put with. */
export function restPorts(
  name: BudgetClass,
  { ports, signals, keys, plan, problems, budgets }: Basics,
  { socket, secondRoad }: Transports,
  precedence: Precedence,
): RestPorts {
  const budget = budgets[name];
  return {
    clock: ports.clock,
    random: ports.random,
    ask: (path, body, aside) => secondRoad.ask(path, body, aside),
    widen: (path, place) => {
      const { left, waiting } = budget.state();
      if (left > 0) return place;
      signals.crowds.publish();
      return secondRoad.widen(path, place, waiting);
    },
    exchange: (turn, queue) => precedence.front?.exchange(turn, queue),
    whyNoKey: () => keys.missing,
    products: () => plan.products(name),
    onFailure: (failure, asks) => {
      problems.note(failure);
      learnLimits(failure, asks, budget.state(), plan.taught(name));
      if (failure.id === "keyRefused") socket.refuse(failure);
    },
    stops: signals.stops,
    renewals: signals.renewals,
    onStrange: (rows) => problems.note(new QosError("unexpectedShape", { detail: `${rows} rows without a code` })),
    onUnread: ({ first }) => problems.note(first),
  };
}
