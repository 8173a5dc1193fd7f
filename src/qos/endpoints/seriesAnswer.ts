import { failure, success, type Settled } from "../../kernel/settled";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { Interval } from "../../market/periods";
import { decodeBar, sameBar, type Bar, type DecodedBar } from "../bar";
import { decodeRows, isObject } from "../decode";
import { asQosError, QosError } from "../errors";
import { Notes } from "../unread";
import type { Decoded } from "./endpoint";
import { codeOf } from "./rows";
import { seriesKey } from "./series";

/** What tells one series of an answer from another. */
interface SeriesName {
  readonly code: InstrumentCode;
  readonly interval: Interval;
}

/** One entry `{c, k: [bar]}` of an answer. */
interface Entry {
  /** What the entry says it is about; undefined: it does not say. */
  readonly code: InstrumentCode | undefined;
  readonly bars: readonly DecodedBar[];
  /** The first thing in it that is no bar of a series of its own. */
  readonly fault: QosError | undefined;
}

/** A series as it grows. */
interface Growing {
  readonly code: InstrumentCode;
  readonly bars: Map<number, Bar>;
  /** Entries that it came in. */
  entries: number;
  /** It shares an entry with another series. */
  mixed: boolean;
  fault: QosError | undefined;
}

/**
 * Reads `[{c, k: [bar]}]` into series, each oldest first; a series without bars is left out. Bars say their own code
 * and period. A table of prices with a hole looks like one without, so a series is answered only where nothing casts
 * doubt on it: every bar of its entry can be placed, belongs there, and comes once, or twice alike. Else it fails, and
 * where even the period cannot be told, all series asked of the code do.
 */
export function decodeSeries(data: unknown, asked?: readonly SeriesName[]): Decoded<readonly Bar[]> {
  const notes = new Notes();
  const series = new Map<string, Growing>();
  const rows = new Map<string, Settled<readonly Bar[], QosError>>();
  const wanted = asked && new Set(asked.map(seriesKey));
  let strange = 0;
  decodeRows(data, "data").forEach((value, index) => {
    const entry = readEntry(value, `data[${index}]`, wanted, notes);
    const names = grow(series, entry);
    if (entry.fault === undefined || names.length > 0) return;
    const suspects = asked?.filter(({ code }) => code === entry.code) ?? [];
    if (suspects.length === 0) strange += 1;
    for (const { code, interval } of suspects)
      rows.set(seriesKey({ code, interval }), failure(notWhole(code, entry.fault)));
  });
  for (const [key, { code, bars, entries, mixed, fault }] of series) {
    const doubt = fault ?? (mixed && entries > 1 ? new QosError("unexpectedShape", { detail: TWICE }) : undefined);
    if (doubt !== undefined) rows.set(key, failure(notWhole(code, doubt)));
    else if (!rows.has(key)) rows.set(key, success([...bars.values()].sort((left, right) => left.time - right.time)));
  }
  return { rows, strange, unread: notes.unread };
}

const TWICE = "it came in two places, one of them with another series";

function notWhole(code: InstrumentCode, fault: QosError): QosError {
  return new QosError("notWhole", { code, detail: fault.details["detail"] ?? fault.message });
}

/** Puts the bars of an entry into their series. Gives the keys of the series; what is wrong with it is wrong with all. */
function grow(series: Map<string, Growing>, { bars, fault }: Entry): readonly string[] {
  const here = new Map<string, Growing>();
  for (const { code, interval, bar } of bars) {
    const key = seriesKey({ code, interval });
    const known = series.get(key) ?? { code, bars: new Map<number, Bar>(), entries: 0, mixed: false, fault: undefined };
    series.set(key, known);
    here.set(key, known);
    const before = known.bars.get(bar.time);
    if (before !== undefined && !sameBar(before, bar)) known.fault ??= differing(bar);
    known.bars.set(bar.time, bar);
  }
  for (const one of here.values()) {
    one.entries += 1;
    one.mixed ||= here.size > 1;
    one.fault ??= fault;
  }
  return [...here.keys()];
}

function differing({ time }: Bar): QosError {
  return new QosError("unexpectedShape", { detail: `two bars of ts ${time} differ` });
}

function readEntry(value: unknown, path: string, wanted: ReadonlySet<string> | undefined, notes: Notes): Entry {
  const named = codeOf(value);
  const list = isObject(value) ? (value["k"] ?? []) : undefined;
  if (!Array.isArray(list)) return { code: named, bars: [], fault: unfit(`${path} has no list of bars`) };
  const bars: DecodedBar[] = [];
  let fault: QosError | undefined;
  (list as readonly unknown[]).forEach((item, at) => {
    try {
      bars.push(decodeBar(item, `${path}.k[${at}]`, notes));
    } catch (thrown) {
      fault ??= asQosError(thrown);
    }
  });
  const code = named ?? bars[0]?.code;
  // Bars of another instrument have no say here: their own entry speaks for them.
  const own = bars.filter((bar) => bar.code === code);
  if (own.length < bars.length) fault ??= unfit(`${path} of ${code} holds bars of another instrument`);
  return { code, bars: own, fault: fault ?? faultOfPeriods(own, path, wanted) };
}

/** Series of one code may share an entry one after the other, if all of them were asked for. */
function faultOfPeriods(
  bars: readonly DecodedBar[],
  path: string,
  wanted: ReadonlySet<string> | undefined,
): QosError | undefined {
  const runs = bars.filter((bar, at) => bar.interval !== bars[at - 1]?.interval);
  if (runs.length <= 1) return undefined;
  const back = new Set(runs.map(({ interval }) => interval)).size < runs.length;
  const unasked = wanted !== undefined && runs.some((bar) => !wanted.has(seriesKey(bar)));
  return back || unasked ? unfit(`${path} holds bars of another period`) : undefined;
}

function unfit(detail: string): QosError {
  return new QosError("unexpectedShape", { detail });
}
