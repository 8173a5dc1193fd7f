import { HOUR, MINUTE, SERIAL_OF_EPOCH, excelSerial, toSeconds } from "../kernel/time";
import type { Soon } from "../kernel/soon";
import { SharedWork } from "../flow/sharedWork";
import { dayOfBar, zoneOf } from "../market/codeZone";
import type { InstrumentCode } from "../market/instrumentCode";
import { momentInZone } from "../market/zone";
import { QosError } from "../qos/errors";
import type { DayList, SeenDays } from "./dayList";
import { isWeekend, type ExchangeDays } from "./exchangeDays";
import { settle, type Manner, type QuestionContext } from "./questions/question";

export interface SeenDaysQuery {
  readonly context: QuestionContext;
  readonly exchange: ExchangeDays;
  readonly witnesses: readonly InstrumentCode[];
  readonly today: number;
  /** The first day that has to be known. */
  readonly from: number;
  readonly manner: Manner;
}

/** So many days are asked for at a time, that cells about different years share an answer: not quite a page of bars. */
const STRETCH = 1_400;

/** Trading days of an exchange from `from` on, as its witnesses' daily bars show them; asked for once for all cells. */
export function seenDays(query: SeenDaysQuery): Soon<SeenDays> {
  const { context, exchange, today, from, manner } = query;
  const lists = context.sources.tradingDays;
  const kept = lists.get(exchange.name);
  const usable = kept?.today === today && kept.from <= from && !kept.seen.isGivenUp ? kept : undefined;
  const come = usable?.come();
  if (come !== undefined) return come;
  if (manner.preview) throw new QosError("preview");
  return (usable ?? begin(query)).seen.wait(manner.signal);
}

function begin(query: SeenDaysQuery): DayList {
  const { context, exchange, today } = query;
  const lists = context.sources.tradingDays;
  const from = today - STRETCH * Math.max(1, Math.ceil((today - query.from) / STRETCH));
  let come: SeenDays | undefined;
  const seen = new SharedWork(async (signal) => {
    try {
      come = await look({ ...query, from }, signal);
      // A day whose bar has not begun may begin at any moment.
      const isSettled = come.days.has(today) || isWeekend(today);
      if (lists.look(exchange.name) === list) lists.set(exchange.name, list, isSettled ? 12 * HOUR : MINUTE);
      return come;
    } catch (thrown) {
      if (lists.look(exchange.name) === list) lists.delete(exchange.name);
      throw thrown;
    }
  });
  const list: DayList = { today, from, seen, come: () => come };
  lists.set(exchange.name, list, 12 * HOUR);
  return list;
}

/** What all witnesses show together. One that the server does not have says nothing. */
async function look(query: SeenDaysQuery, signal: AbortSignal): Promise<SeenDays> {
  const shown = await Promise.all(query.witnesses.map((code) => settle(shownBy(query, code, signal))));
  const failed = shown.find((each) => !each.ok && each.error.id !== "notFound");
  if (failed?.ok === false) throw failed.error;
  const known = shown.flatMap((each) => (each.ok && each.value.length > 0 ? [each.value] : []));
  if (known.length === 0) throw new QosError("noBars", { code: query.witnesses[0] ?? query.exchange.name });
  return {
    days: new Set(known.flat()),
    first: Math.min(...known.flatMap(([first]) => first ?? [])),
    from: query.from,
  };
}

/** The days of one instrument's bars, as far back as they can be had. */
async function shownBy(query: SeenDaysQuery, code: InstrumentCode, signal: AbortSignal): Promise<readonly number[]> {
  const { context, today, from } = query;
  const { sources, clock, zone } = context;
  const start = momentInZone(excelSerial(from + SERIAL_OF_EPOCH), zoneOf(code, zone().learned));
  const series = { code, interval: "1d", adjustment: "none", from: start, to: toSeconds(clock.now()) } as const;
  const bars = await sources.history.query({ ...series, atMost: true }, signal);
  const { learned } = zone();
  return bars.map(({ time }) => dayOfBar(time, code, learned)).filter((day) => day <= today);
}
