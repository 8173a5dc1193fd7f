import { SECOND, toSeconds, type EpochMillis } from "../kernel/time";
import { exchangeAt, type Bell } from "../market/bells";
import { hoursOfCode } from "../market/codeZone";
import type { InstrumentCode } from "../market/instrumentCode";
import type { HoursRow, Session } from "../market/hours";
import type { Market } from "../market/markets";
import { dayAt } from "../market/session";
import { knownDayKind, usualDays, type TradingCalendar } from "../market/tradingCalendar";
import type { Status } from "./app";

/** What an exchange does of which something is live. */
export interface MarketView {
  /** A market of the API, or an index that keeps hours of its own. */
  readonly name: string;
  /** The market whose calendar tells its days; undefined: it needs none, or has none. */
  readonly calendar: Market | undefined;
  readonly session: Session;
  /** What comes next, and when (milliseconds since the epoch); undefined where trading never pauses. */
  readonly bell: { readonly kind: Bell["kind"]; readonly at: number } | undefined;
  /** Told by a calendar, or by hours that know no holiday; else by what is usual. */
  readonly isSure: boolean;
}

/** What the exchanges of these instruments do, each once, in the order of the instruments. Asks nothing. */
export function marketViews(
  codes: readonly InstrumentCode[],
  now: EpochMillis,
  { sources }: Pick<Status, "sources">,
): readonly MarketView[] {
  const views = new Map<string, MarketView>();
  for (const code of codes) {
    const hours = hoursOfCode(code);
    if (hours === undefined) continue;
    const name = hours.market === "IX" ? code : hours.market;
    if (views.has(name)) continue;
    const calendar = hours.keepsHolidays && hours.market !== "IX" ? hours.market : undefined;
    const known = calendar === undefined ? undefined : sources.calendars.peek(calendar);
    views.set(name, viewOf({ name, hours, calendar, known: known?.ok === true ? known.value : undefined, now }));
  }
  return [...views.values()];
}

interface Exchange {
  readonly name: string;
  readonly hours: HoursRow;
  readonly calendar: Market | undefined;
  readonly known: TradingCalendar | undefined;
  readonly now: EpochMillis;
}

function viewOf({ name, hours, calendar, known, now }: Exchange): MarketView {
  const moment = toSeconds(now);
  const { session, bell } = exchangeAt(hours, moment, usualDays(hours.market, known));
  const days = [dayAt(hours, moment), ...(bell === undefined ? [] : [dayAt(hours, bell.at)])];
  const isSure =
    !hours.keepsHolidays || days.every((day) => known !== undefined && knownDayKind(known, day) !== undefined);
  return { name, calendar, session, bell: bell && { kind: bell.kind, at: bell.at * SECOND }, isSure };
}
