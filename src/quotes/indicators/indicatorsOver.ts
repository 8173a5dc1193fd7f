import type { LearnedZones } from "../../market/codeZone";
import type { Bar } from "../../qos/bar";
import type { Locale } from "../../qos/errors";
import type { SeriesName } from "../history/seriesStart";
import type { Value } from "./indicator";
import { warmUpOf } from "./indicatorBars";
import { IndicatorRows } from "./indicatorRows";
import { columnsOf } from "./indicatorTable";
import { readIndicators } from "./readIndicators";
import { anchors } from "./surroundings";

export interface IndicatorsOverOptions {
  readonly series: Pick<SeriesName, "code" | "interval">;
  /** As it is written in a formula: `sma(20);macd(12,26,9)`. */
  readonly text: string;
  readonly learned: LearnedZones | undefined;
  readonly language: Locale;
}

/**
 * Indicators along all bars of a series that somebody has, whose last one may move. Nothing is asked for: a bar with too few
 * before it has no value. Values are those of QOS.INDICATOR. Throws a QosError where the text names no indicator.
 */
export class IndicatorsOver {
  /** Of every column. */
  readonly names: readonly string[];
  /** Bars before one that its values hang on. */
  readonly warmUp: number;
  readonly #fresh: (fromStart: boolean) => readonly IndicatorRows[];
  #rows: readonly IndicatorRows[];
  #fromStart = false;

  constructor({ series: { code, interval }, text, learned, language }: IndicatorsOverOptions) {
    const specs = readIndicators(text);
    this.names = columnsOf(specs).map(({ name, zh }) => (language === "zh" ? zh : name));
    this.warmUp = warmUpOf(specs);
    const anchorOf = anchors(code, interval, learned);
    this.#fresh = (fromStart) =>
      specs.map((spec) => new IndicatorRows({ spec, surroundings: { anchorOf, fromStart }, count: Infinity }));
    this.#rows = this.#fresh(false);
  }

  /** At each bar, the value of every column. `fromStart`: the series begins with the first of the bars. */
  of(bars: readonly Bar[], fromStart: boolean): readonly (readonly Value[])[] {
    if (fromStart !== this.#fromStart) this.#rows = this.#fresh(fromStart);
    this.#fromStart = fromStart;
    const all = this.#rows.map((rows) => rows.of(bars));
    return bars.map((_bar, at) => all.flatMap((rows) => rows[at] ?? []));
  }
}
