import {
  CandlestickSeries,
  ColorType,
  createChart,
  type IChartApi,
  type ISeriesApi,
  type Time,
  type UTCTimestamp,
} from "lightweight-charts";
import { decimalsOf } from "./decimals";
import type { StockBar } from "./stockBars";

/** Colours of a bar that closes above its opening, and of one that closes below it. */
export interface StockColours {
  readonly gain: string;
  readonly loss: string;
}

/** Candles on an element, by TradingView's Lightweight Charts, whose mark stays visible. */
export class StockDrawing {
  readonly #chart: IChartApi;
  readonly #series: ISeriesApi<"Candlestick">;
  #labels: ReadonlyMap<number, string> = new Map();

  constructor(element: HTMLElement, { gain, loss }: StockColours) {
    const label = (time: Time) => this.#labels.get(Number(time)) ?? "";
    this.#chart = createChart(element, {
      autoSize: true,
      layout: { attributionLogo: true, background: { type: ColorType.Solid, color: "#ffffff" }, textColor: "#4b5563" },
      grid: { vertLines: { visible: false }, horzLines: { color: "#e5e7eb" } },
      localization: { timeFormatter: label },
      // Below it stands what the cells say, as below a chart of Excel's.
      timeScale: { borderColor: "#d1d5db", tickMarkFormatter: label, timeVisible: true },
      rightPriceScale: { borderVisible: false },
      // It shows its cells and nothing else: it is no viewer.
      handleScroll: false,
      handleScale: false,
    });
    this.#series = this.#chart.addSeries(CandlestickSeries, {
      upColor: gain,
      wickUpColor: gain,
      downColor: loss,
      wickDownColor: loss,
      borderVisible: false,
      lastValueVisible: false,
      priceLineVisible: false,
    });
  }

  show(bars: readonly StockBar[]): void {
    this.#labels = new Map(bars.map(({ time, label }) => [time, label]));
    const precision = decimalsOf(bars);
    this.#series.applyOptions({ priceFormat: { type: "price", precision, minMove: 10 ** -precision } });
    this.#series.setData(
      bars.map(({ time, open, high, low, close }) => ({ time: time as UTCTimestamp, open, high, low, close })),
    );
    // So that no two of them lie over each other.
    const tickMarkMaxCharacterLength = Math.max(0, ...bars.map(({ label: { length } }) => length));
    this.#chart.timeScale().applyOptions({ tickMarkMaxCharacterLength });
    this.#chart.timeScale().fitContent();
  }

  close(): void {
    this.#chart.remove();
  }
}
