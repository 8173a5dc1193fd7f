import type { Wait } from "../../flow/question";
import { MOST_BARS } from "../../qos/endpoints/kline";
import { MOST_TRADES } from "../../qos/endpoints/trade";
import type { Snapshot } from "../../qos/snapshot";
import { subjectKey, type Subject } from "../../qos/topics/topic";
import type { LiveFeed } from "../../feed/liveFeed";
import type { Desks } from "../desks";
import { mapWait } from "../questions/question";
import { FIGURES_OF_BARS } from "../sessions/sessionSource";
import { viewOf } from "../sessions/sessionView";

/** `query` may be answered from memory; `refresh` wants what is new. */
export type Freshness = "query" | "refresh";

/** Bars that a live table begins with; the answer is one size, so that every table of a series shares it. */
const LIVE_BARS = MOST_BARS;

/** The present value of a live subject by request: what its pushes then carry on. */
export function presentValue(
  desks: Desks,
  { topic, code, interval }: Subject,
  how: Freshness = "query",
): Wait<unknown> {
  const ask = how === "query" ? "ask" : "refresh";
  switch (topic) {
    case "S":
      return mapWait(
        how === "query" ? desks.sessions.query(code, FIGURES_OF_BARS) : desks.sessions.refresh(code),
        ({ quotes }) => quotes,
      );
    case "D":
      return desks.depths[ask](code);
    case "T":
      return desks.trades[ask]({ code, count: MOST_TRADES });
    case "K":
      return desks.bars[ask]({ code, interval: interval ?? "1d", adjustment: "none", count: LIVE_BARS });
  }
}

/**
 * A row that some formula asked for is news to live cells too. One that wants daily bars is not put where nothing is
 * known yet: it comes with them.
 */
export function showLive(row: Snapshot, { sessions }: Desks, feed: LiveFeed): void {
  const subject: Subject = { topic: "S", code: row.code };
  const quotes = sessions.place(row);
  const { wantsBars } = viewOf(quotes, sessions.kindsOf(row.code));
  if (!wantsBars || feed.store.get(subjectKey(subject)) !== undefined) feed.put(subject, quotes, "poll");
}
