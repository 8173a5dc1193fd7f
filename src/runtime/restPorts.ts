import { learnLimits } from "../feed/learnLimits";
import type { Precedence } from "../feed/visible/precedence";
import type { BudgetClass } from "../qos/endpoints/endpoint";
import { QosError } from "../qos/errors";
import type { RestPorts } from "../quotes/restSource";
import type { Basics } from "./basics";
import type { Transports } from "./transports";

/** What the questions of one endpoint are put with. */
export function restPorts(
  name: BudgetClass,
  { ports, signals, keys, plan, problems, serverTrouble, budgets }: Basics,
  { socket, socketFallback }: Transports,
  precedence: Precedence,
): RestPorts {
  const budget = budgets[name];
  return {
    clock: ports.clock,
    random: ports.random,
    query: (path, body, aside) => socketFallback.query(path, body, aside),
    widen: (path, ticket) => {
      const { left, waiting } = budget.state();
      if (left > 0) return ticket;
      signals.crowds.publish();
      return socketFallback.widen(path, ticket, waiting);
    },
    exchange: (permitted, queue) => precedence.visibleFirst?.exchange(permitted, queue),
    whyNoKey: () => keys.missing,
    products: () => plan.products(name),
    onFailure: (failure, queries) => {
      serverTrouble.note(failure);
      problems.note(failure);
      learnLimits(failure, queries, budget.state(), plan.taught(name));
      if (failure.id === "keyRefused") socket.refuse(failure);
    },
    stops: signals.stops,
    renewals: signals.renewals,
    onStrange: (rows) => problems.note(new QosError("unexpectedShape", { detail: `${rows} rows without a code` })),
    onUnread: ({ first }) => problems.note(first),
  };
}
