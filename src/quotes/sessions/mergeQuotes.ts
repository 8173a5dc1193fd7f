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
  if (last !== undefined && next !== undefined)
    return !outlived && isEarlier(next, last, !next.isBlock) ? undefined : newcomer;
  const kept = withoutTimesAhead(known, newcomer);
  const sessions: Partial<Record<QuoteSession, SessionQuote>> = { ...kept.sessions };
  const told = newcomer.sessions[newestRow(newcomer) ?? "regular"];
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
  return { code: known.code, sessions, ...(dayBars === undefined ? {} : { dayBars }) };
}

/** The one quote of an instrument whose market does not tell sessions apart: most pushes of a day are of such. */
function aloneRegular({ sessions, dayBars }: SessionQuotes): SessionQuote | undefined {
  const { regular, pre, post, night } = sessions;
  const isAlone = pre === undefined && post === undefined && night === undefined && dayBars === undefined;
  return isAlone && regular?.day === undefined ? regular : undefined;
}

/** The session of the row that was told last: the others of a newcomer may have been kept since an earlier answer. */
function newestRow({ sessions }: SessionQuotes): QuoteSession | undefined {
  const rows = EVERY_SESSION.filter((session) => sessions[session]?.isBlock === false);
  const toldAt = (session: QuoteSession): number => sessions[session]?.toldAt ?? 0;
  return rows.reduce<QuoteSession | undefined>(
    (newest, session) => (newest === undefined || toldAt(session) > toldAt(newest) ? session : newest),
    undefined,
  );
}

/**
 * A row tells the newest that its server knows. What is known from far beyond it came from a wrong clock and is
 * forgotten, in whichever session its time put it.
 */
function withoutTimesAhead(known: SessionQuotes, newcomer: SessionQuotes): SessionQuotes {
  const rows = Object.values(newcomer.sessions).filter(({ isBlock }) => !isBlock);
  const told = Math.max(...rows.map(({ toldAt }) => toldAt ?? Infinity));
  const ahead = (quote: SessionQuote): boolean => (quote.figures.time ?? 0) > told + LONGEST_DELAY;
  if (rows.length === 0 || !Object.values(known.sessions).some(ahead)) return known;
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
