import type { Clock } from "../../kernel/clock";
import { failure, promiseOf, success, type Settled } from "../../kernel/settled";
import { asQosError, isForWantOfKey, QosError, type Locale } from "../../qos/errors";
import type { Desks } from "../desks";
import type { Shown } from "../streams";
import type { TimeZoneChoice } from "../zones";

/** How a question is put: `preview` answers from memory or not at all (a formula that is only being looked at). */
export interface Manner {
  readonly preview: boolean;
  /** Aborted when nobody waits for the answer any more: what was to be asked for it alone is not asked. */
  readonly signal?: AbortSignal;
}

/** What questions are answered with. */
export interface QuestionContext {
  readonly desks: Desks;
  readonly zone: () => TimeZoneChoice;
  /** In which the names of columns are told that the user has not named. */
  readonly headerLanguage: () => Locale;
  readonly clock: Clock;
}

/**
 * One formula's question. `raw` arguments come as the host gave them; throws a QosError where one of them is wrong,
 * and the answer rejects with one where there is none. Once the manner's signal is aborted the answer may stay unsettled.
 */
export type Question = (context: QuestionContext, raw: readonly unknown[], manner: Manner) => Promise<Shown>;

/** A desk that can be asked, or looked at without asking. */
interface Desk<Ask, Row> {
  ask(ask: Ask, signal?: AbortSignal): Promise<Row>;
  peek(ask: Ask): Settled<Row, QosError> | undefined;
}

/** Asks a desk in the manner given. */
export function askDesk<Ask, Row>(desk: Desk<Ask, Row>, ask: Ask, { preview, signal }: Manner): Promise<Row> {
  return preview ? promiseOf(desk.peek(ask) ?? failure(new QosError("preview"))) : desk.ask(ask, signal);
}

/** An answer whose failure is an answer too, so that one of many does not spoil the rest. */
export async function settle<Row>(answer: Promise<Row>): Promise<Settled<Row, QosError>> {
  try {
    return success(await answer);
  } catch (thrown) {
    return failure(asQosError(thrown));
  }
}

/** Asks a desk about each of several, each once. */
export async function askEach<Ask, Row>(
  desk: Desk<Ask, Row>,
  asks: Iterable<Ask>,
  manner: Manner,
): Promise<ReadonlyMap<Ask, Settled<Row, QosError>>> {
  const each = [...new Set(asks)].map(async (ask) => [ask, await settle(askDesk(desk, ask, manner))] as const);
  return new Map(await Promise.all(each));
}

/** What concerns every row alike is the whole answer's failure: without a key no row can be answered. */
export function throwIfNoKey(answers: ReadonlyMap<unknown, Settled<unknown, QosError>>): void {
  for (const answer of answers.values()) if (!answer.ok && isForWantOfKey(answer.error)) throw answer.error;
}
