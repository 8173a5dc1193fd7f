import { epochSeconds, type EpochSeconds } from "../../kernel/time";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { hasExtendedHours, lastWindow, type SessionWindow } from "../../market/session";
import type { DayKinds } from "../../market/tradingCalendar";
import type { SnapshotFigures } from "../../qos/fields";
import type { SessionQuote, SessionQuotes } from "../../qos/sessionQuotes";
import type { QuoteSession, Snapshot } from "../../qos/snapshot";

export const EXTENDED_SESSIONS = ["pre", "post", "night"] as const;
export type ExtendedSession = (typeof EXTENDED_SESSIONS)[number];

/**
 * Puts the figures of a row or push into the sessions and days that they are of: by their time, or by the session that
 * the server names (`tt`). The name of a block says which session, its time of which day.
 */
export function placeSnapshot(snapshot: Snapshot, kinds: DayKinds): SessionQuotes {
  const { code, figures, session: named } = snapshot;
  const market = marketOf(code);
  const toldAt = newestTime(snapshot);
  if (!hasExtendedHours(market))
    return { code, sessions: { regular: { day: undefined, moment: figures.time, figures, toldAt, isBlock: false } } };
  const during = hasBlocks(snapshot) ? undefined : regularWindowOf(snapshot, kinds);
  if (during !== undefined) return { code, sessions: { regular: regularQuote(figures, during, toldAt) } };
  const sessions: Partial<Record<QuoteSession, SessionQuote>> = {};
  for (const session of EXTENDED_SESSIONS) {
    const block = snapshot[session];
    if (block === undefined) continue;
    const { prevclose: regularClose } = block;
    const window = block.time === undefined ? undefined : lastWindow(market, session, block.time, kinds);
    sessions[session] = {
      day: window?.tradingDay,
      moment: within(window, block.time),
      figures: withoutPrevclose(block),
      toldAt,
      isBlock: true,
      ...(regularClose === undefined ? {} : { regularClose }),
    };
  }
  const { time } = figures;
  const window = time === undefined ? undefined : windowOf(code, time, named, kinds);
  const session = window?.session ?? named ?? "regular";
  const [day, moment] = [window?.tradingDay, within(window, time)];
  if (session === "regular") {
    sessions.regular = { day, moment, figures, toldAt, isBlock: false };
    return { code, sessions };
  }
  const place = { day, moment, toldAt, isBlock: false };
  if (!isNewerBlock(sessions[session], figures)) sessions[session] = topOf(place, figures, sessions[session]);
  return { code, sessions };
}

function hasBlocks({ pre, post, night }: Snapshot): boolean {
  return pre !== undefined || post !== undefined || night !== undefined;
}

/** The regular session in which a push lies, as most do, both bells included; undefined where another may be meant. */
function regularWindowOf({ code, figures, session }: Snapshot, kinds: DayKinds): SessionWindow | undefined {
  if (figures.time === undefined || (session !== undefined && session !== "regular")) return undefined;
  const window = lastWindow(marketOf(code), "regular", figures.time, kinds);
  return window !== undefined && figures.time <= window.end ? window : undefined;
}

function regularQuote(
  figures: SnapshotFigures,
  { tradingDay }: SessionWindow,
  toldAt: EpochSeconds | undefined,
): SessionQuote {
  return { day: tradingDay, moment: figures.time, figures, toldAt, isBlock: false };
}

interface PricedWindow extends SessionWindow {
  readonly session: QuoteSession;
}

/**
 * The session in which a moment lies, or that is named. A moment without trading belongs to the session before it: the
 * last price of an evening is stamped a second late. The bell itself, at both ends, rings in the regular session.
 */
function windowOf(
  code: InstrumentCode,
  time: EpochSeconds,
  named: QuoteSession | undefined,
  kinds: DayKinds,
): PricedWindow | undefined {
  const market = marketOf(code);
  const last = (session: QuoteSession): PricedWindow | undefined => {
    const window = lastWindow(market, session, time, kinds);
    return window === undefined ? undefined : { ...window, session };
  };
  if (named !== undefined) return last(named);
  const regular = last("regular");
  if (regular !== undefined && time <= regular.end) return regular;
  const windows = [regular, ...EXTENDED_SESSIONS.map(last)].filter((window) => window !== undefined);
  return windows.reduce<PricedWindow | undefined>(
    (latest, window) => (latest === undefined || window.start > latest.start ? window : latest),
    undefined,
  );
}

/** A moment no later than the end of its session; of the regular one, the closing bell itself. */
function within(window: SessionWindow | undefined, time: EpochSeconds | undefined): EpochSeconds | undefined {
  if (window === undefined || time === undefined) return time;
  return epochSeconds(Math.min(time, window.session === "regular" ? window.end : window.end - 1));
}

/** The top of a row that is of extended hours. A block of the same session and day tells the close before it. */
function topOf(
  place: Pick<SessionQuote, "day" | "moment" | "toldAt" | "isBlock">,
  figures: SnapshotFigures,
  block: SessionQuote | undefined,
): SessionQuote {
  const rowPrevclose = figures.prevclose;
  const regularClose = block?.day === place.day ? block?.regularClose : undefined;
  return {
    ...place,
    figures: withoutPrevclose(figures),
    ...(regularClose === undefined ? {} : { regularClose }),
    ...(rowPrevclose === undefined ? {} : { rowPrevclose }),
  };
}

function isNewerBlock(block: SessionQuote | undefined, { time }: SnapshotFigures): boolean {
  return block?.figures.time !== undefined && time !== undefined && block.figures.time > time;
}

function withoutPrevclose(figures: SnapshotFigures): SnapshotFigures {
  return { ...figures, prevclose: undefined };
}

function newestTime({ figures, pre, post, night }: Snapshot): EpochSeconds | undefined {
  return later(later(later(figures.time, pre?.time), post?.time), night?.time);
}

function later(first: EpochSeconds | undefined, second: EpochSeconds | undefined): EpochSeconds | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return second > first ? second : first;
}
