import type { Clock } from "../../kernel/clock";
import { failure, promiseOf, success, type Settled } from "../../kernel/settled";
import { isPromise, type Soon } from "../../kernel/soon";
import { asQosError, isForWantOfKey, QosError, type Locale } from "../../qos/errors";
import type { QuoteSources } from "../quoteSources";
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
  readonly sources: QuoteSources;
  readonly zone: () => TimeZoneChoice;
  /** In which the names of columns are told that the user has not named. */
  readonly headerLanguage: () => Locale;
  /** Whether rows of codes that were written in a text begin with them. */
  readonly codeColumn: () => boolean;
  readonly clock: Clock;
}

/**
 * One formula's question: the answer itself where all of it is known by now, else a promise. `raw` arguments come as the
 * host gave them; throws a QosError where one of them is wrong, and rejects with one where there is no answer. Once the manner's signal is aborted the answer may stay unsettled.
 */
export type Question = (context: QuestionContext, raw: readonly unknown[], manner: Manner) => Soon<Shown>;

/** A source that can be asked, or looked at without asking. */
interface Source<Query, Row> {
  /** What `query` would answer from memory; undefined: it would have to ask. */
  known?(query: Query): Settled<Row, QosError> | undefined;
  query(query: Query, signal?: AbortSignal): Promise<Row>;
  peek(query: Query): Settled<Row, QosError> | undefined;
}

/** Asks a source in the manner given. Rejects where there is no answer. */
export function loadFrom<Query, Row>(source: Source<Query, Row>, query: Query, manner: Manner): Soon<Row> {
  const known = manner.preview ? (source.peek(query) ?? failure(new QosError("preview"))) : source.known?.(query);
  if (known === undefined) return source.query(query, manner.signal);
  return known.ok ? known.value : promiseOf(known);
}

/** An answer whose failure is an answer too, so that one of many does not spoil the rest. */
export async function settle<Row>(answer: Soon<Row>): Promise<Settled<Row, QosError>> {
  try {
    return success(await answer);
  } catch (thrown) {
    return failure(asQosError(thrown));
  }
}

/** The same of an answer that is asked for, now where it is known. */
export function settleSoon<Row>(ask: () => Soon<Row>): Soon<Settled<Row, QosError>> {
  try {
    const answer = ask();
    return isPromise(answer) ? settle(answer) : success(answer);
  } catch (thrown) {
    return failure(asQosError(thrown));
  }
}

/** Asks a source about each of several, each once. */
export function loadEach<Query, Row>(
  source: Source<Query, Row>,
  queries: readonly Query[],
  manner: Manner,
): Soon<ReadonlyMap<Query, Settled<Row, QosError>>> {
  const answers = new Map<Query, Settled<Row, QosError>>();
  if (queries.length === 0) return answers;
  const waiting: Promise<void>[] = [];
  for (const query of new Set(queries)) {
    const answer = loadFrom(source, query, manner);
    // In the order asked, whichever comes first.
    answers.set(query, isPromise(answer) ? failure(new QosError("connecting")) : success(answer));
    if (isPromise(answer)) waiting.push(settle(answer).then((settled) => void answers.set(query, settled)));
  }
  return waiting.length === 0 ? answers : Promise.all(waiting).then(() => answers);
}

/** What concerns every row alike is the whole answer's failure: without a key no row can be answered. */
export function throwIfNoKey(answers: ReadonlyMap<unknown, Settled<unknown, QosError>>): void {
  for (const answer of answers.values()) if (!answer.ok && isForWantOfKey(answer.error)) throw answer.error;
}
