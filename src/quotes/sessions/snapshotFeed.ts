import type { FeedTopic } from "../../feed/liveFeed";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { hasExtendedHours, lastWindow } from "../../market/session";
import type { DayKinds } from "../../market/tradingCalendar";
import type { Snapshot } from "../../qos/snapshot";
import { snapshotTopic } from "../../qos/topics/snapshot";
import { mergeQuotes } from "./mergeQuotes";
import { newestQuote, SETTLING } from "./regularDay";
import { placeSnapshot, type SessionQuotes } from "./sessionQuotes";

/** After the end of regular trading (seconds) its figures are asked for: at once, when they have settled, and once more. */
const LOOKS = [0, SETTLING, 3_600];

/** Topic S as the live side keeps it: by session. Pushes come as they are read, answers by session already. */
export function snapshotFeed(kindsOf: (code: InstrumentCode) => DayKinds): FeedTopic {
  return {
    topic: snapshotTopic,
    merge(known, newcomer) {
      const placed = isPlaced(newcomer) ? newcomer : place(newcomer as Snapshot, kindsOf);
      return mergeQuotes(known as SessionQuotes | undefined, placed);
    },
    adopt: (known, newcomer) => mergeQuotes(known as SessionQuotes | undefined, newcomer as SessionQuotes),
    closes: (known, pushed) => endsRegular(known as SessionQuotes, pushed as Snapshot, kindsOf),
  };
}

function place(push: Snapshot, kindsOf: (code: InstrumentCode) => DayKinds): SessionQuotes {
  return placeSnapshot(push, kindsOf(push.code));
}

function isPlaced(value: unknown): value is SessionQuotes {
  return typeof value === "object" && value !== null && "sessions" in value;
}

/** Whether a push is the first after the end of regular trading, whose last word may not have been pushed. */
function endsRegular(known: SessionQuotes, push: Snapshot, kindsOf: (code: InstrumentCode) => DayKinds): boolean {
  const market = marketOf(push.code);
  if (!hasExtendedHours(market)) return false;
  const [before, after] = [newestQuote(known)?.figures.time, push.figures.time];
  if (before === undefined || after === undefined || after <= before) return false;
  const end = lastWindow(market, "regular", after, kindsOf(push.code))?.end;
  return end !== undefined && LOOKS.some((look) => before < end + look && after >= end + look);
}
