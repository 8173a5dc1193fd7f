import { failure, success, type Settled } from "../../kernel/settled";
import type { EpochMillis } from "../../kernel/time";
import type { Wait } from "../../flow/question";
import { asQosError, QosError } from "../../qos/errors";
import type { Desks } from "../desks";
import type { Shown } from "../streams";
import type { TimeZoneChoice } from "../zones";

/** How a question is put: `preview` answers from memory or not at all (a formula that is only being looked at). */
export interface Manner {
  readonly preview: boolean;
}

/** What questions are answered with. */
export interface QuestionContext {
  readonly desks: Desks;
  readonly zone: () => TimeZoneChoice;
  readonly now: () => EpochMillis;
}

/**
 * One formula's question. `raw` arguments come as the host gave them; throws a QosError where one of them is wrong,
 * and the answer rejects with one where there is none.
 */
export type Question = (context: QuestionContext, raw: readonly unknown[], manner: Manner) => Wait<Shown>;

/** A desk that can be asked, or looked at without asking. */
interface Desk<Ask, Row> {
  ask(ask: Ask): Wait<Row>;
  peek(ask: Ask): Settled<Row, QosError> | undefined;
}

/** Asks a desk in the manner given. */
export function askDesk<Ask, Row>(desk: Desk<Ask, Row>, ask: Ask, { preview }: Manner): Wait<Row> {
  if (!preview) return desk.ask(ask);
  const kept = desk.peek(ask);
  const answer =
    kept?.ok === true ? Promise.resolve(kept.value) : Promise.reject(kept?.error ?? new QosError("preview"));
  return { answer, leave: () => undefined };
}

export function mapWait<From, To>(wait: Wait<From>, map: (from: From) => To): Wait<To> {
  return { answer: wait.answer.then(map), leave: wait.leave };
}

/** A wait whose failure is an answer, so that one of many does not spoil the rest. */
export async function settle<Row>(wait: Wait<Row>): Promise<Settled<Row, QosError>> {
  try {
    return success(await wait.answer);
  } catch (thrown) {
    return failure(asQosError(thrown));
  }
}

/** Asks a desk about each of several, each once. */
export function askEach<Ask, Row>(
  desk: Desk<Ask, Row>,
  asks: Iterable<Ask>,
  manner: Manner,
): Wait<ReadonlyMap<Ask, Settled<Row, QosError>>> {
  const waits = [...new Set(asks)].map((ask) => [ask, askDesk(desk, ask, manner)] as const);
  const answer = Promise.all(waits.map(async ([ask, wait]) => [ask, await settle(wait)] as const));
  return { answer: answer.then((answers) => new Map(answers)), leave: () => waits.forEach(([, wait]) => wait.leave()) };
}

/** What concerns every row alike is the whole answer's failure: without a key no row can be answered. */
export function throwIfNoKey(answers: ReadonlyMap<unknown, Settled<unknown, QosError>>): void {
  for (const answer of answers.values()) if (!answer.ok && answer.error.id === "noKey") throw answer.error;
}
