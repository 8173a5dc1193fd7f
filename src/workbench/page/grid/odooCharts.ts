import type { Model } from "@odoo/o-spreadsheet";
import { addressOf, type Area } from "../../excel/area";
import { MemoryItems, type ChartItem, type ItemStore } from "../../excel/workbookItems";
import { loadCharts } from "./loadCharts";
import type { Places } from "./places";
import { STOCK_SERIES } from "./stock/stockBars";
import { TITLE_SERIES } from "./stock/stockFigure";

/** A chart of the workbook, and the number of its drawing on the sheet, if it has been drawn. */
export interface SavedChart extends ChartItem {
  readonly drawing?: string;
}

/** Charts, drawn as far as o-spreadsheet can: lines and bars; `stock/` makes candles of the lines of a stock chart. */
export class OdooCharts implements ItemStore<ChartItem> {
  readonly #model: Model;
  readonly #places: Places;
  readonly #items: MemoryItems<SavedChart>;
  readonly #changed = new Set<string>();

  constructor(model: Model, places: Places, saved: readonly SavedChart[]) {
    this.#model = model;
    this.#places = places;
    this.#items = new MemoryItems(saved);
  }

  /** A drawing that is no longer there was deleted on the page, and the chart with it. */
  all(): readonly SavedChart[] {
    const { getters } = this.#model;
    return this.#items.all().filter(({ drawing }) => drawing === undefined || getters.isChartDefined(drawing));
  }

  put(item: ChartItem): void {
    this.#items.put(item);
    this.#redraw(item.name);
  }

  change(name: string, change: Partial<ChartItem>): void {
    this.#items.change(name, change);
    this.#changed.delete(name);
    this.#redraw(change.name ?? name);
  }

  remove(name: string): void {
    const item = this.all().find((each) => each.name === name);
    if (item !== undefined) this.#erase(item);
    this.#items.remove(name);
  }

  /** Draws what a workbook's data names and nobody has drawn yet. */
  async drawNew(): Promise<void> {
    const undrawn = this.#items.all().filter(({ drawing }) => drawing === undefined);
    if (undrawn.length === 0) return;
    await loadCharts();
    for (const { name } of undrawn) this.#changed.add(name);
    this.#drawChanged();
  }

  /** Once for all that a request changes. */
  #redraw(name: string): void {
    const isScheduled = this.#changed.size > 0;
    this.#changed.add(name);
    if (!isScheduled) void loadCharts().then(() => this.#drawChanged());
  }

  #drawChanged(): void {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    for (const item of this.all()) {
      if (!changed.has(item.name)) continue;
      this.#erase(item);
      const drawing = this.#draw(item);
      if (drawing !== undefined) this.#items.change(item.name, { drawing });
    }
  }

  #erase({ drawing }: SavedChart): void {
    if (drawing === undefined || !this.#model.getters.isChartDefined(drawing)) return;
    const figureId = this.#model.getters.getFigureIdFromChartId(drawing);
    const sheetId = this.#model.getters.getFigureSheetId(figureId);
    if (sheetId !== undefined) this.#model.dispatch("DELETE_FIGURE", { sheetId, figureId });
  }

  #draw(item: ChartItem): string | undefined {
    const drawing = this.#model.uuidGenerator.smallUuid();
    this.#places.makeRoom(item.place);
    const sheetId = this.#places.sheetId(item.sheet);
    const { left, right, top, bottom } = this.#places.zone(item.place);
    const { getters } = this.#model;
    const result = this.#model.dispatch("CREATE_CHART", {
      sheetId,
      chartId: drawing,
      figureId: `figure-${drawing}`,
      col: left,
      row: top,
      offset: { x: 0, y: 0 },
      size: {
        width: getters.getColDimensions(sheetId, right).end - getters.getColDimensions(sheetId, left).start,
        height: getters.getRowDimensions(sheetId, bottom).end - getters.getRowDimensions(sheetId, top).start,
      },
      definition: definitionOf(item),
    });
    return result.isSuccessful ? drawing : undefined;
  }
}

type Definition = ReturnType<Model["getters"]["getChartDefinition"]>;

/** The first column (or row) says what the others belong to; the first row (or column) has their names. */
function definitionOf({ type, source, seriesBy, details }: ChartItem): Definition {
  const byRows = seriesBy === "Rows" || (seriesBy === "Auto" && source.columns > source.rows);
  const count = byRows ? source.rows : source.columns;
  const part = (at: number): Area =>
    byRows ? { ...source, row: source.row + at, rows: 1 } : { ...source, column: source.column + at, columns: 1 };
  const series = Array.from({ length: Math.max(count - 1, 1) }, (_, at) => part(count === 1 ? 0 : at + 1));
  const { "title.text": title, "title.formula": titleCell, "title.visible": isTitled } = details;
  const isStock = type === "StockOHLC" && series.length === STOCK_SERIES.length;
  const dataSets = series.map((area, at) => ({
    dataSetId: (isStock ? STOCK_SERIES[at] : undefined) ?? String(at),
    dataRange: addressOf(area),
  }));
  if (isStock && typeof titleCell === "string" && isTitled !== false)
    dataSets.push({ dataSetId: TITLE_SERIES, dataRange: titleCell.replace(/^=/, "") });
  const shared = {
    title: typeof title === "string" && isTitled !== false ? { text: title } : {},
    dataSource: {
      type: "range" as const,
      dataSets,
      dataSetsHaveTitle: true,
      ...(count === 1 ? {} : { labelRange: addressOf(part(0)) }),
    },
    dataSetStyles: {},
    legendPosition: details["legend.visible"] === false ? ("none" as const) : ("top" as const),
    stacked: false,
    humanize: true,
  };
  if (/^(Column|Bar)/.test(type)) return { ...shared, type: "bar" };
  // As text: an axis of time would need another library.
  return { ...shared, type: "line", cumulative: false, labelsAsText: true, hideDataMarkers: true };
}
