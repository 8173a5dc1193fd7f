import type { SnapshotFigures } from "../../qos/fields";
import type { QuoteSession } from "../../qos/snapshot";
import type { DayBars, SessionQuote, SessionQuotes } from "../../qos/sessionQuotes";

/**
 * Messages overtake each other by seconds. A time of data further behind than this (seconds) is no late message: the
 * known one came from a clock that was wrong, and holding on to it would leave a cell standing until time caught up.
 */
export const LONGEST_DELAY = 600;

const EVERY_SESSION = ["regular", "pre", "post", "night"] as const;

/**
 * What is known after a newcomer, session by session: the newer day, within a day the newer time. Undefined when it
 * brings nothing new: it came too late. `outlived`: it cannot have, for what is known came long before; its row is right.
 */
export function mergeQuotes(
  known: SessionQuotes | undefined,
  newcomer: SessionQuotes,
  outlived = false,
): SessionQuotes | undefined {
  if (known === undefined) return newcomer;
  const [last, next] = [aloneRegular(known), aloneRegular(newcomer)];
  if (last !== undefined && next !== undefined) return mergeAlone(last, next, newcomer, outlived);
  const kept = withoutTimesAhead(known, newcomer);
  const sessions: Partial<Record<QuoteSession, SessionQuote>> = { ...kept.sessions };
  const told = newestRow(newcomer) ?? newcomer.sessions.regular;
  let isNews = kept !== known;
  for (const session of EVERY_SESSION) {
    const next = newcomer.sessions[session];
    if (next === undefined) continue;
    const before = sessions[session];
    const isRow = next === told && !next.isBlock;
    if (before !== undefined && !(outlived && isRow) && isEarlier(next, before, isRow)) continue;
    sessions[session] = before === undefined ? next : withClosesOf(next, before);
    isNews = true;
  }
  const dayBars = newerBars(known.dayBars, newcomer.dayBars);
  if (!isNews && dayBars === known.dayBars) return undefined;
  return dayBars === undefined ? { code: known.code, sessions } : { code: known.code, sessions, dayBars };
}

/** The one quote of an instrument of which nothing else is known: most pushes of a day are of such, and follow such. */
function aloneRegular({ sessions, dayBars }: SessionQuotes): SessionQuote | undefined {
  const { regular, pre, post, night } = sessions;
  const isAlone = pre === undefined && post === undefined && night === undefined && dayBars === undefined;
  return isAlone ? regular : undefined;
}

/** The same as session by session, where both know the regular one alone. */
function mergeAlone(
  last: SessionQuote,
  next: SessionQuote,
  newcomer: SessionQuotes,
  outlived: boolean,
): SessionQuotes | undefined {
  const isRow = !next.isBlock;
  if (isRow && (last.figures.time ?? 0) > (next.toldAt ?? Infinity) + LONGEST_DELAY) return newcomer;
  if (!(outlived && isRow) && isEarlier(next, last, isRow)) return undefined;
  const regular = withClosesOf(next, last);
  return regular === next ? newcomer : { code: newcomer.code, sessions: { regular } };
}

/** The session of the row that was told last: the others of a newcomer may have been kept since an earlier answer. */
function newestRow({ sessions }: SessionQuotes): SessionQuote | undefined {
  let newest: SessionQuote | undefined;
  for (const session of EVERY_SESSION) {
    const row = sessions[session];
    if (row === undefined || row.isBlock) continue;
    if (newest === undefined || (row.toldAt ?? 0) > (newest.toldAt ?? 0)) newest = row;
  }
  return newest;
}

/**
 * A row tells the newest that its server knows. What is known from far beyond it came from a wrong clock and is
 * forgotten, in whichever session its time put it.
 */
function withoutTimesAhead(known: SessionQuotes, newcomer: SessionQuotes): SessionQuotes {
  let told = -Infinity;
  for (const session of EVERY_SESSION) {
    const row = newcomer.sessions[session];
    if (row !== undefined && !row.isBlock) told = Math.max(told, row.toldAt ?? Infinity);
  }
  if (told === -Infinity) return known;
  const ahead = (quote: SessionQuote | undefined): boolean => (quote?.figures.time ?? 0) > told + LONGEST_DELAY;
  const { regular, pre, post, night } = known.sessions;
  if (!ahead(regular) && !ahead(pre) && !ahead(post) && !ahead(night)) return known;
  const kept = Object.entries(known.sessions).filter(([, quote]) => !ahead(quote));
  return { ...known, sessions: Object.fromEntries(kept) };
}

/**
 * Times are whole seconds: within one the volume of the day, which only grows, tells an answer that was overtaken by a
 * push; equal volumes go by their order of coming. `isRow`: the newcomer is a row of this moment, whose server would not
 * send what is long over.
 */
function isEarlier(next: SessionQuote, last: SessionQuote, isRow: boolean): boolean {
  if (next.day !== undefined && last.day !== undefined && next.day !== last.day) return next.day < last.day;
  const [before, after] = [last.figures, next.figures];
  if (after.time === undefined || before.time === undefined)
    return after.time === undefined && before.time !== undefined && next.isBlock;
  if (after.time !== before.time)
    return after.time < before.time && (!isRow || before.time - after.time <= LONGEST_DELAY);
  return isBehind(after, before);
}

function isBehind(after: SnapshotFigures, before: SnapshotFigures): boolean {
  return after.volume !== undefined && before.volume !== undefined && after.volume < before.volume;
}

/** Closes that were told of the same session and day stay known when a message without them follows. */
function withClosesOf(next: SessionQuote, last: SessionQuote): SessionQuote {
  if (next.day === undefined || next.day !== last.day) return next;
  const regularClose = next.regularClose ?? last.regularClose;
  const rowPrevclose = next.rowPrevclose ?? last.rowPrevclose;
  if (regularClose === next.regularClose && rowPrevclose === next.rowPrevclose) return next;
  return {
    ...next,
    ...(regularClose === undefined ? {} : { regularClose }),
    ...(rowPrevclose === undefined ? {} : { rowPrevclose }),
  };
}

function newerBars(known: DayBars | undefined, newcomer: DayBars | undefined): DayBars | undefined {
  if (known === undefined || newcomer === undefined) return newcomer ?? known;
  const [before, after] = [known.bars.at(-1)?.time ?? 0, newcomer.bars.at(-1)?.time ?? 0];
  return after > before || (after === before && newcomer.at > known.at) ? newcomer : known;
}
