import type { FeedTopic } from "../../feed/feedTopic";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { hasExtendedHours, lastWindow } from "../../market/session";
import type { DayKinds } from "../../market/tradingCalendar";
import type { SessionQuotes } from "../../qos/sessionQuotes";
import type { Snapshot } from "../../qos/snapshot";
import { mergeQuotes } from "./mergeQuotes";
import { newestQuote, SETTLING } from "./regularDay";
import { placeSnapshot } from "./sessionQuotes";

/** After the end of regular trading (seconds) its figures are asked for: at once, when they have settled, and once more. */
const LOOKS = [0, SETTLING, 3_600];

/** Topic S as the live side keeps it: by session. Pushes come as they are read, answers by session already. */
export function snapshotFeed(kindsOf: (code: InstrumentCode) => DayKinds): FeedTopic<"S"> {
  return {
    push: (known, pushed) => mergeQuotes(known, placeSnapshot(pushed, kindsOf(pushed.code))),
    answer: (known, answered, _overPush, outlived) => mergeQuotes(known, answered, outlived),
    adopt: (known, adopted) => mergeQuotes(known, adopted),
    closes: (known, pushed) => endsRegular(known, pushed, kindsOf),
  };
}

/** Whether a push is the first after the end of regular trading, whose last word may not have been pushed. */
function endsRegular(known: SessionQuotes, push: Snapshot, kindsOf: (code: InstrumentCode) => DayKinds): boolean {
  const market = marketOf(push.code);
  if (!hasExtendedHours(market)) return false;
  const [before, after] = [newestQuote(known)?.figures.time, push.figures.time];
  if (before === undefined || after === undefined || after <= before) return false;
  const end = lastWindow(market, "regular", after, kindsOf(push.code))?.end;
  // As nearly always, while trading goes on.
  if (end === undefined || after < end) return false;
  for (const look of LOOKS) if (before < end + look && after >= end + look) return true;
  return false;
}
