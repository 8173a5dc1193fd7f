import type { Clock } from "../../kernel/clock";
import { failure, promiseOf, success, type Settled } from "../../kernel/settled";
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
  readonly clock: Clock;
}

/**
 * One formula's question. `raw` arguments come as the host gave them; throws a QosError where one of them is wrong,
 * and the answer rejects with one where there is none. Once the manner's signal is aborted the answer may stay unsettled.
 */
export type Question = (context: QuestionContext, raw: readonly unknown[], manner: Manner) => Promise<Shown>;

/** A source that can be asked, or looked at without asking. */
interface Source<Query, Row> {
  query(query: Query, signal?: AbortSignal): Promise<Row>;
  peek(query: Query): Settled<Row, QosError> | undefined;
}

/** Asks a source in the manner given. */
export function loadFrom<Query, Row>(
  source: Source<Query, Row>,
  query: Query,
  { preview, signal }: Manner,
): Promise<Row> {
  return preview ? promiseOf(source.peek(query) ?? failure(new QosError("preview"))) : source.query(query, signal);
}

/** An answer whose failure is an answer too, so that one of many does not spoil the rest. */
export async function settle<Row>(answer: Promise<Row>): Promise<Settled<Row, QosError>> {
  try {
    return success(await answer);
  } catch (thrown) {
    return failure(asQosError(thrown));
  }
}

/** Asks a source about each of several, each once. */
export async function loadEach<Query, Row>(
  source: Source<Query, Row>,
  queries: Iterable<Query>,
  manner: Manner,
): Promise<ReadonlyMap<Query, Settled<Row, QosError>>> {
  const each = [...new Set(queries)].map(
    async (query) => [query, await settle(loadFrom(source, query, manner))] as const,
  );
  return new Map(await Promise.all(each));
}

/** What concerns every row alike is the whole answer's failure: without a key no row can be answered. */
export function throwIfNoKey(answers: ReadonlyMap<unknown, Settled<unknown, QosError>>): void {
  for (const answer of answers.values()) if (!answer.ok && isForWantOfKey(answer.error)) throw answer.error;
}
