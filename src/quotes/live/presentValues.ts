import { MOST_TRADES } from "../../qos/endpoints/trade";
import type { Snapshot } from "../../qos/snapshot";
import type { Subject, TopicLetter, TopicStates } from "../../qos/topics/topic";
import type { LiveFeed } from "../../feed/liveFeed";
import type { QuoteSources } from "../quoteSources";
import { viewOf } from "../sessions/sessionView";

/** `query` may be answered from memory; `refresh` wants what is new. */
export type Freshness = "query" | "refresh";

/** How the present value of a topic's subject is had by request. */
type Query<Letter extends TopicLetter> = (
  sources: QuoteSources,
  subject: Subject<Letter>,
  how: Freshness,
) => Promise<TopicStates[Letter]>;

const QUERIES: { readonly [Letter in TopicLetter]: Query<Letter> } = {
  S: ({ sessions }, { code }, how) => sessions.quotes(code, how),
  D: ({ depths }, { code }, how) => depths[METHOD[how]](code),
  T: ({ trades }, { code }, how) => trades[METHOD[how]]({ code, count: MOST_TRADES }),
  K: ({ liveBars }, { code, interval = "1d" }, how) => liveBars[how]({ code, interval }),
};

const METHOD = { query: "query", refresh: "refresh" } as const;

/** The present value of a live subject by request: what its pushes then carry on. */
export function presentValue<Letter extends TopicLetter>(
  sources: QuoteSources,
  subject: Subject<Letter>,
  how: Freshness = "query",
): Promise<TopicStates[Letter]> {
  return QUERIES[subject.topic](sources, subject, how);
}

/**
 * A row that some formula asked for is news to live cells too. One that wants daily bars is not put where nothing is
 * known yet: it comes with them.
 */
export function showLive(row: Snapshot, { sessions }: QuoteSources, feed: LiveFeed): void {
  const subject: Subject<"S"> = { topic: "S", code: row.code };
  const quotes = sessions.place(row);
  const { wantsBars } = viewOf(quotes, sessions.kindsOf(row.code));
  if (!wantsBars || feed.store.get(subject) !== undefined) feed.put(subject, quotes);
}
