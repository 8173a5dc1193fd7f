import { union, type Area } from "../area";
import type { ChartItem } from "../workbookItems";
import type { Workbook } from "./workbook";
import { collectionObject, freeName } from "./collection";
import { areaOf } from "./givenArea";
import { RichApiError, type HostObject, type Property } from "./hostObject";
import { namedItem } from "./namedItem";

/** Rows and columns that a chart covers until it is put elsewhere. */
const SIZE = { rows: 15, columns: 8 } as const;

/** Charts of one sheet. */
export function chartsObject(workbook: Workbook, on: string): HostObject {
  const toObject = (item: ChartItem) => chartObject(workbook, item);
  return collectionObject({
    type: "ChartCollection",
    all: () => workbook.port.charts.all().filter((chart) => chart.sheet === on),
    nameOf: ({ name }) => name,
    toObject,
    methods: {
      Add: (type, given, seriesBy) => {
        const source = areaOf(given, on);
        if (!/^[A-Z][A-Za-z0-9]+$/.test(String(type))) {
          throw new RichApiError("InvalidArgument", `no kind of chart: ${String(type)}`);
        }
        const taken = workbook.port.charts.all().map(({ name }) => name);
        const item: ChartItem = {
          name: freeName(taken, undefined, "Chart "),
          sheet: on,
          type: String(type),
          source,
          seriesBy: seriesBy === "Columns" || seriesBy === "Rows" ? seriesBy : "Auto",
          place: { sheet: on, row: 0, column: source.column + source.columns + 1, ...SIZE },
          details: {},
        };
        workbook.port.charts.put(item);
        return toObject(item);
      },
    },
  });
}

function chartObject(workbook: Workbook, item: ChartItem): HostObject {
  const { name, current, change, identity, properties } = namedItem(workbook.port.charts, item);
  const kept = keeper(current, change);
  const cells = (first: unknown, last: unknown): Area => {
    const start = areaOf(first, item.sheet);
    return last === null || last === undefined
      ? { ...current().place, row: start.row, column: start.column }
      : union(start, areaOf(last, item.sheet));
  };
  return {
    type: "Chart",
    identity,
    properties: {
      ...properties,
      ChartType: { get: () => current().type, set: (type) => change({ type: String(type) }) },
      ...kept("", { Top: 0, Left: 0, Width: 480, Height: 288, Style: 2, DisplayBlanksAs: "NotPlotted" }),
    },
    parts: {
      Title: () => titleObject(workbook, { current, change, kept }),
      Legend: () => ({ type: "ChartLegend", properties: kept("legend.", { Visible: true, Position: "Bottom" }) }),
      Axes: () => axesObject(kept),
      Series: () => seriesObject(current, kept),
      Worksheet: () => workbook.worksheet(item.sheet),
    },
    methods: {
      SetData: (given, seriesBy) =>
        change({
          source: areaOf(given, item.sheet),
          ...(seriesBy === "Columns" || seriesBy === "Rows" ? { seriesBy } : {}),
        }),
      SetPosition: (first, last) => change({ place: cells(first, last) }),
      Activate: () => undefined,
      Delete: () => workbook.port.charts.remove(name()),
    },
  };
}

interface Titled {
  readonly current: () => ChartItem;
  readonly change: (part: Partial<ChartItem>) => void;
  readonly kept: Kept;
}

/** A title is a text of its own, or that of a cell, which it follows: `='Sheet 1'!$B$1`. */
function titleObject(workbook: Workbook, { current, change, kept }: Titled): HostObject {
  const { Text: own, ...properties } = kept("title.", { Text: "", Visible: true, Overlay: false });
  const linked = (): string | undefined => {
    const { "title.formula": formula } = current().details;
    return typeof formula === "string"
      ? workbook.port.text(areaOf(formula.replace(/^=/, ""), current().sheet))[0]?.[0]
      : undefined;
  };
  const detail = (changed: Readonly<Record<string, unknown>>): void =>
    change({ details: { ...current().details, ...changed } });
  return {
    type: "ChartTitle",
    properties: {
      ...properties,
      Text: {
        get: () => linked() ?? own?.get?.(),
        set: (text) => detail({ "title.text": text, "title.formula": undefined }),
      },
    },
    methods: {
      SetFormula: (formula) => {
        if (typeof formula !== "string" || !formula.startsWith("="))
          throw new RichApiError("InvalidArgument", `no formula of a title: ${String(formula)}`);
        detail({ "title.formula": formula });
      },
    },
  };
}

type Kept = (prefix: string, defaults: Readonly<Record<string, unknown>>) => Record<string, Property>;

/** Properties that are remembered with the chart, by their path. */
function keeper(current: () => ChartItem, change: (part: Partial<ChartItem>) => void): Kept {
  return (prefix, defaults) => {
    const property = ([name, otherwise]: readonly [string, unknown]): readonly [string, Property] => {
      const path = prefix + name.charAt(0).toLowerCase() + name.slice(1);
      return [
        name,
        {
          get: () => current().details[path] ?? otherwise,
          set: (value) => change({ details: { ...current().details, [path]: value } }),
        },
      ];
    };
    return Object.fromEntries(Object.entries(defaults).map(property));
  };
}

function axesObject(kept: Kept): HostObject {
  const gridlines = (prefix: string) => ({
    type: "ChartGridlines",
    properties: kept(`${prefix}majorGridlines.`, { Visible: true }),
  });
  const axis = (prefix: string, defaults: Readonly<Record<string, unknown>>) => ({
    type: "ChartAxis",
    properties: kept(prefix, { Visible: true, NumberFormat: "General", ...defaults }),
    parts: {
      Title: () => ({ type: "ChartAxisTitle", properties: kept(`${prefix}title.`, { Text: "", Visible: false }) }),
      MajorGridlines: () => gridlines(prefix),
    },
  });
  return {
    type: "ChartAxes",
    parts: {
      CategoryAxis: () =>
        axis("categoryAxis.", {
          CategoryType: "Automatic",
          BaseTimeUnit: "Days",
          ReversePlotOrder: false,
          TickLabelPosition: "NextToAxis",
        }),
      ValueAxis: () => axis("valueAxis.", { Minimum: "", Maximum: "", MajorUnit: "", DisplayUnit: "None" }),
    },
  };
}

function seriesObject(current: () => ChartItem, kept: Kept): HostObject {
  const count = () => (current().seriesBy === "Rows" ? current().source.rows : current().source.columns) - 1;
  return collectionObject({
    type: "ChartSeriesCollection",
    all: () => Array.from({ length: Math.max(count(), 1) }, (_, at) => at),
    nameOf: String,
    toObject: (at) => ({
      type: "ChartSeries",
      properties: kept(`series.${at}.`, {
        Name: `Series${at + 1}`,
        ChartType: current().type,
        MarkerStyle: "Automatic",
        Smooth: false,
        AxisGroup: "Primary",
      }),
    }),
  });
}
