import { registries, type Model } from "@odoo/o-spreadsheet";
import { Component, onWillUnmount, useEffect, useRef, xml } from "@odoo/owl";
import { stockBars, STOCK_SERIES, type SourceCell, type StockBar } from "./stockBars";
import type { StockColours, StockDrawing } from "./stockDrawing";

/** The series whose one cell is the title of a stock chart. */
export const TITLE_SERIES = "title";

interface Props {
  readonly chartId: string;
}

interface Env {
  readonly model: Model;
}

/** What a stock chart shows now. */
interface Shown {
  readonly title: string;
  readonly bars: readonly StockBar[];
}

/**
 * o-spreadsheet has no stock chart. One is kept there as a chart of lines whose series are named as the four prices, so
 * that it moves with its cells and its figure; and where lines are drawn, such a one is drawn as candles.
 */
export function registerStockFigure(colours: StockColours): void {
  const lines = registries.chartComponentRegistry.get("line");

  class StockFigure extends Component<Props, Env> {
    static override template = xml`
      <div class="stock-figure">
        <div class="stock-figure-title" t-esc="shown.title"/>
        <div class="stock-figure-plot" role="img" t-att-aria-label="shown.title" t-ref="plot"/>
      </div>`;
    static override props = ["*"];
    readonly #plot = useRef("plot");
    #drawing: StockDrawing | undefined;
    #isClosed = false;

    get shown(): Shown {
      return readStock(this.env.model, this.props.chartId);
    }

    override setup(): void {
      useEffect(
        () => void this.#draw(),
        () => [JSON.stringify(this.shown.bars)],
      );
      onWillUnmount(() => {
        this.#isClosed = true;
        this.#drawing?.close();
      });
    }

    async #draw(): Promise<void> {
      const { StockDrawing: Drawing } = await import(/* webpackChunkName: "stock" */ "./stockDrawing");
      const element = this.#plot.el;
      if (this.#isClosed || element === null) return;
      this.#drawing ??= new Drawing(element, colours);
      this.#drawing.show(this.shown.bars);
    }
  }

  class LinesOrStock extends Component<Props, Env> {
    static override template = xml`
      <t t-if="isStock"><StockFigure t-props="props"/></t>
      <t t-else=""><t t-component="lines" t-props="props"/></t>`;
    static override props = ["*"];
    static components = { StockFigure };
    readonly lines = lines;

    get isStock(): boolean {
      const source = sourceOf(this.env.model, this.props.chartId);
      return STOCK_SERIES.every((name) => source?.dataSets.some(({ dataSetId }) => dataSetId === name) === true);
    }
  }

  registries.chartComponentRegistry.replace("line", LinesOrStock);
}

function sourceOf(model: Model, chartId: string) {
  const { getters } = model;
  const definition = getters.isChartDefined(chartId) ? getters.getChartDefinition(chartId) : undefined;
  return definition?.type === "line" && definition.dataSource.type === "range" ? definition.dataSource : undefined;
}

function readStock(model: Model, chartId: string): Shown {
  const { getters } = model;
  const source = sourceOf(model, chartId);
  const sheetId = getters.getFigureSheetId(getters.getFigureIdFromChartId(chartId)) ?? getters.getActiveSheetId();
  const cellsOf = (address: string | undefined): SourceCell[] => {
    if (address === undefined) return [];
    const range = getters.getRangeFromSheetXC(sheetId, address);
    const { left, right, top, bottom } = range.zone;
    const rows = Array.from({ length: bottom - top + 1 }, (_, down) => top + down);
    return rows.flatMap((row) =>
      Array.from({ length: right - left + 1 }, (_, across) => {
        const cell = getters.getEvaluatedCell({ sheetId: range.sheetId, row, col: left + across });
        return { value: cell.value, text: cell.formattedValue };
      }),
    );
  };
  const series = (name: string) => source?.dataSets.find(({ dataSetId }) => dataSetId === name)?.dataRange;
  const definition = getters.isChartDefined(chartId) ? getters.getChartDefinition(chartId) : undefined;
  const [named] = cellsOf(series(TITLE_SERIES));
  const bars = stockBars(
    cellsOf(source?.labelRange),
    STOCK_SERIES.map((name) => cellsOf(series(name))),
  );
  return { title: named?.text ?? definition?.title.text ?? "", bars };
}
