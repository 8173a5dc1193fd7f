import { SERIAL_OF_EPOCH, excelSerial } from "../../src/kernel/time";
import { yyyymmddOf } from "../../src/market/tradingCalendar";
import { momentInZone } from "../../src/market/zone";
import type { WireBar, WireKlineQuery } from "../../src/qos/wire";
import { ungroup } from "./builders";
import { ok, type Asked, type Outcome } from "./scriptedHttp";

/** What a server has of one instrument: a bar on each of these days, counted from 1970-01-01. */
export interface Listed {
  /** The zone in which its bars start at midnight. */
  readonly zone: string;
  readonly days: readonly number[];
  /** Its close of a day; the other figures follow. Default: the day's own number. */
  readonly close?: (day: number) => number;
}

export interface SessionServer {
  readonly listed: Readonly<Record<string, Listed>>;
  /** The days that the calendar of each market names. */
  readonly calendars?: Readonly<Record<string, readonly { readonly day: number; readonly half: boolean }[]>>;
  /** Seconds: nothing that begins later is there yet. */
  readonly now: () => number;
  /** Ends of questions are ignored, and the latest thousand bars are all there are. */
  readonly onlyLatest?: boolean;
}

/** A server whose daily bars are those of the days given, a thousand at a time. */
export function sessionServer({ listed, calendars = {}, now, onlyLatest = false }: SessionServer) {
  const bars = new Map(Object.entries(listed).map(([code, one]) => [code, barsOf(code, one)]));
  return ({ path, body }: Asked): Outcome => {
    if (path === "/market-calendar") {
      const named = Object.entries(calendars).map(([market, days]) => [
        market,
        days.map(({ day, half }) => `${yyyymmddOf(day)},${half ? "H" : "F"}`),
      ]);
      return ok(Object.fromEntries(named));
    }
    if (path !== "/kline" && path !== "/history") return { status: 404, body: "" };
    const { kline_reqs: lines } = body as { readonly kline_reqs: readonly WireKlineQuery[] };
    return ok(
      lines.flatMap(({ c, co, kt, e = Infinity }) =>
        ungroup([c]).flatMap((code) => {
          const until = Math.min(now(), onlyLatest ? Infinity : e);
          const found = (kt === 1001 ? (bars.get(code) ?? []) : []).filter(({ ts }) => Number(ts) <= until);
          return found.length === 0 ? [] : [{ c: code, k: found.slice(-Math.min(co, 1_000)) }];
        }),
      ),
    );
  };
}

function barsOf(c: string, { zone, days, close = (day) => day }: Listed): readonly WireBar[] {
  return days.map((day) => ({
    c,
    o: String(close(day) - 2),
    cl: String(close(day)),
    h: String(close(day) + 3),
    l: String(close(day) - 5),
    v: String(day),
    ts: momentInZone(excelSerial(day + SERIAL_OF_EPOCH), zone),
    kt: 1001,
  }));
}
