import type { LearnedZones } from "../../market/codeZone";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { Interval } from "../../market/periods";
import type { Bar } from "../../qos/bar";
import { QosError } from "../../qos/errors";
import { timeOf } from "../barTable";
import type { Cell, Table } from "../cell";
import { withHeadings, type Column, type Headings } from "../headings";
import type { TimeZoneChoice } from "../zones";
import type { IndicatorColumn, Spec } from "./indicator";
import { IndicatorRows } from "./indicatorRows";
import { specText } from "./readIndicators";
import { anchors } from "./surroundings";

export interface IndicatorTableOptions {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly specs: readonly Spec[];
  /** Rows to show. */
  readonly count: number;
  /** The bars begin where the series begins. */
  readonly fromStart: boolean;
  readonly learned: LearnedZones | undefined;
}

const TIME: Column = { name: "time", zh: "时间" };

/** Indicators of one series side by side: time and their columns, one row a bar, oldest first. */
export class IndicatorTable {
  readonly #options: IndicatorTableOptions;
  readonly #rows: readonly IndicatorRows[];
  readonly #columns: readonly Column[];

  constructor(options: IndicatorTableOptions) {
    this.#options = options;
    const { code, interval, specs, count, fromStart, learned } = options;
    const surroundings = { anchorOf: anchors(code, interval, learned), fromStart };
    this.#rows = specs.map((spec) => new IndicatorRows({ spec, surroundings, count }));
    this.#columns = columnsOf(specs);
  }

  of(bars: readonly Bar[], { headings, zone }: { readonly headings: Headings; readonly zone: TimeZoneChoice }): Table {
    const { code, interval, count } = this.#options;
    const shown = bars.slice(-count);
    const values = this.#rows.map((rows) => rows.of(bars));
    const body = shown.map((bar, at): Cell[] => [
      timeOf(bar, { code, interval, zone }),
      ...values
        .flatMap((rows) => rows[at] ?? [])
        .map(
          (value, column) => value ?? new QosError("noIndicator", { field: this.#columns[column]?.name ?? "", code }),
        ),
    ]);
    return withHeadings([TIME, ...this.#columns], body, headings, () => code);
  }
}

/** The columns of all; of two with one name each says whose it is: `sma(5)`, `dmi(14) adx`. */
export function columnsOf(specs: readonly Spec[]): readonly Column[] {
  const all = specs.flatMap((spec) => spec.indicator.columns.map((column) => ({ spec, column })));
  const times = (name: string): number => all.filter(({ column }) => column.name === name).length;
  return all.map(({ spec, column }) =>
    times(column.name) === 1
      ? column
      : { ...column, name: longName(spec, column, column.name), zh: longName(spec, column, column.zh) },
  );
}

function longName(spec: Spec, { name }: IndicatorColumn, word: string): string {
  return name === spec.indicator.name ? specText(spec).replace(name, word) : `${specText(spec)} ${word}`;
}
