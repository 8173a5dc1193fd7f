import {
  CandlestickSeries,
  ColorType,
  createChart,
  CrosshairMode,
  LineStyle,
  HistogramSeries,
  LineSeries,
  type IChartApi,
  type ISeriesApi,
  type Time,
  type UTCTimestamp,
} from "lightweight-charts";
import type { ChartBar } from "../../features/chart/chartBars";
import type { LinePoint } from "../../features/chart/indicatorLines";

/** Every colour of a chart, as CSS takes it. */
export interface CandleColours {
  readonly ground: string;
  readonly text: string;
  readonly line: string;
  readonly crosshair: string;
  readonly label: string;
  readonly rising: string;
  readonly falling: string;
}

/** How figures and times read. */
export interface CandleWords {
  /** BCP 47. */
  readonly locale: string;
  readonly font: string;
  readonly price: (value: number) => string;
  readonly volume: (value: number) => string;
  readonly time: (seconds: number) => string;
}

export interface CandlesOptions {
  readonly element: HTMLElement;
  readonly colours: CandleColours;
  readonly words: CandleWords;
  /** A bar is a day or longer. */
  readonly dated: boolean;
  /** Decimals of the price axis. */
  readonly decimals: number;
  /** Hears which bar the crosshair stands on; undefined when it has gone. */
  readonly onPoint: (index: number | undefined) => void;
  /** Hears which bar is the first in sight; below 0: there is room before the first of all. */
  readonly onFirst: (index: number) => void;
}

/** A line over the candles, or in a pane of its own below them. */
export interface DrawnLine {
  readonly key: string;
  readonly pane: "prices" | "below";
  readonly colour: string;
  readonly dashed: boolean;
  readonly points: readonly LinePoint[];
}

/** Pixels that a bar has at first. */
const FIRST_WIDTH = 5;
/** Fewest bars in sight. */
const CLOSEST = 10;
/** Blank bars kept to the right of the last one. */
const MARGIN = 3;
/** A line says its figures in the legend, and leaves the axis to the price. */
const LINE = { lineWidth: 1, lastValueVisible: false, priceLineVisible: false, crosshairMarkerVisible: false } as const;
/** Share of the chart's height that the volume takes. */
const VOLUME_SHARE = 0.18;

/** Candles with volume below them, drawn by TradingView's Lightweight Charts, whose mark stays visible. */
export class Candles {
  readonly #element: HTMLElement;
  readonly #chart: IChartApi;
  readonly #prices: ISeriesApi<"Candlestick">;
  readonly #volumes: ISeriesApi<"Histogram">;
  #colours: CandleColours;
  #bars: readonly ChartBar[] = [];
  #lines = new Map<string, { readonly series: ISeriesApi<"Line">; line: DrawnLine }>();

  constructor({ element, colours, words, dated, decimals, onPoint, onFirst }: CandlesOptions) {
    this.#element = element;
    this.#colours = colours;
    this.#chart = createChart(element, {
      autoSize: true,
      layout: { attributionLogo: true, fontFamily: words.font, fontSize: 11 },
      localization: {
        locale: words.locale,
        priceFormatter: words.price,
        timeFormatter: (time: Time) => words.time(Number(time)),
      },
      timeScale: {
        timeVisible: !dated,
        secondsVisible: false,
        rightOffset: MARGIN,
        minBarSpacing: 0.3,
        // The first label of all stands whole inside the axis.
        fixLeftEdge: true,
      },
      rightPriceScale: {
        borderVisible: false,
        // Labels at the edges stand whole.
        ensureEdgeTickMarksVisible: true,
        scaleMargins: { top: 0.06, bottom: VOLUME_SHARE + 0.06 },
      },
      crosshair: { mode: CrosshairMode.Magnet },
      // Wheel and pinch zoom, a wheel that goes sideways scrolls; a finger that goes up or down scrolls the pane.
      handleScroll: { mouseWheel: true, vertTouchDrag: false },
      handleScale: { mouseWheel: true, pinch: true },
    });
    this.#prices = this.#chart.addSeries(CandlestickSeries, {
      priceFormat: { type: "price", precision: decimals, minMove: 10 ** -decimals },
      priceLineVisible: true,
      borderVisible: false,
    });
    this.#volumes = this.#chart.addSeries(HistogramSeries, {
      priceScaleId: "",
      priceFormat: { type: "custom", formatter: words.volume, minMove: 1 },
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.#volumes.priceScale().applyOptions({ scaleMargins: { top: 1 - VOLUME_SHARE, bottom: 0 } });
    this.#chart.subscribeCrosshairMove(({ logical }) => {
      const index = logical === undefined ? undefined : Math.round(logical);
      onPoint(index !== undefined && this.#bars[index] !== undefined ? index : undefined);
    });
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range !== null && this.#bars.length > 0) onFirst(Math.floor(range.from));
    });
    this.paint(colours);
  }

  /** Draws in other colours. */
  paint(colours: CandleColours): void {
    this.#colours = colours;
    const { ground, text, line, crosshair, label, rising, falling } = colours;
    this.#chart.applyOptions({
      layout: { background: { type: ColorType.Solid, color: ground }, textColor: text },
      grid: { vertLines: { color: line }, horzLines: { color: line } },
      timeScale: { borderColor: line },
      crosshair: {
        vertLine: { color: crosshair, labelBackgroundColor: label },
        horzLine: { color: crosshair, labelBackgroundColor: label },
      },
    });
    this.#prices.applyOptions({ upColor: rising, downColor: falling, wickUpColor: rising, wickDownColor: falling });
    if (this.#bars.length > 0) this.#volumes.setData(this.#bars.map((bar) => this.#volumeOf(bar)));
  }

  /** Shows bars, oldest first. Where only the end differs from what is shown, only the end is drawn anew. */
  show(bars: readonly ChartBar[]): void {
    const before = this.#bars;
    this.#bars = bars;
    const same = before.findIndex((bar, at) => !isSame(bar, bars[at]));
    const from = same < 0 ? before.length : same;
    if (before.length === 0 || from < before.length - 1) {
      this.#prices.setData(bars.map(priceOf));
      this.#volumes.setData(bars.map((bar) => this.#volumeOf(bar)));
      if (before.length === 0) this.#lookAtNewest();
      return;
    }
    for (const bar of bars.slice(from)) {
      this.#prices.update(priceOf(bar));
      this.#volumes.update(this.#volumeOf(bar));
    }
  }

  /** Draws these lines and no others. */
  lines(lines: readonly DrawnLine[]): void {
    const wanted = new Set(lines.map(({ key, pane }) => `${pane} ${key}`));
    for (const [name, { series }] of this.#lines)
      if (!wanted.has(name)) {
        this.#chart.removeSeries(series);
        this.#lines.delete(name);
      }
    for (const line of lines) {
      const name = `${line.pane} ${line.key}`;
      const known = this.#lines.get(name);
      const series = known?.series ?? this.#chart.addSeries(LineSeries, LINE, line.pane === "below" ? 1 : 0);
      series.applyOptions({ color: line.colour, lineStyle: line.dashed ? LineStyle.Dashed : LineStyle.Solid });
      const last = line.points.at(-1);
      if (known !== undefined && last !== undefined && endsOnly(known.line.points, line.points))
        series.update(pointOf(last));
      else if (known?.line.points !== line.points) series.setData(line.points.map(pointOf));
      this.#lines.set(name, { series, line });
    }
  }

  /** Shows the bars from a moment on, to the newest. */
  showSince(time: number): void {
    const at = this.#bars.findIndex((bar) => bar.time >= time);
    const last = this.#bars.length - 1;
    const from = Math.max(0, Math.min(at < 0 ? last : at, last - CLOSEST));
    this.#chart.timeScale().setVisibleLogicalRange({ from, to: last + MARGIN });
  }

  /** Puts the crosshair on a bar and brings the bar into sight. */
  point(index: number): void {
    const bar = this.#bars[index];
    if (bar === undefined) return;
    const scale = this.#chart.timeScale();
    const window = scale.getVisibleLogicalRange();
    const shift = window === null ? 0 : Math.min(0, index - window.from - 1) + Math.max(0, index + 1 - window.to);
    if (window !== null && shift !== 0)
      scale.setVisibleLogicalRange({ from: window.from + shift, to: window.to + shift });
    this.#chart.setCrosshairPosition(bar.close, bar.time as UTCTimestamp, this.#prices);
  }

  /** Takes the crosshair away. */
  leave(): void {
    this.#chart.clearCrosshairPosition();
  }

  /** Shows `factor` times as many bars; what is pointed at, or else the newest bar, stays where it is. */
  zoom(factor: number, around: number | undefined): void {
    const scale = this.#chart.timeScale();
    const window = scale.getVisibleLogicalRange();
    if (window === null) return;
    const length = window.to - window.from;
    const most = Math.max(CLOSEST, this.#bars.length + MARGIN);
    const wanted = Math.min(most, Math.max(CLOSEST, length * factor));
    const still = around ?? Math.min(window.to, this.#bars.length - 1);
    const share = length > 0 ? (still - window.from) / length : 1;
    const from = still - wanted * share;
    scale.setVisibleLogicalRange({ from, to: from + wanted });
  }

  end(): void {
    this.#chart.remove();
  }

  #lookAtNewest(): void {
    const count = this.#bars.length;
    const room = Math.max(CLOSEST, Math.round(this.#element.clientWidth / FIRST_WIDTH));
    this.#chart
      .timeScale()
      .setVisibleLogicalRange({ from: Math.max(0, count - room), to: Math.max(room, count) + MARGIN });
  }

  #volumeOf(bar: ChartBar): { time: UTCTimestamp; value: number; color: string } {
    const { rising, falling } = this.#colours;
    return {
      time: bar.time as UTCTimestamp,
      value: bar.volume ?? 0,
      color: `${bar.close >= bar.open ? rising : falling}66`,
    };
  }
}

function priceOf({ time, open, high, low, close }: ChartBar) {
  return { time: time as UTCTimestamp, open, high, low, close };
}

function pointOf({ time, value }: LinePoint) {
  return { time: time as UTCTimestamp, ...(value === undefined ? {} : { value }) };
}

/** Only the last point is another, as with each move of the last bar. */
function endsOnly(before: readonly LinePoint[], now: readonly LinePoint[]): boolean {
  const last = now.length - 1;
  const isStill = ({ time, value }: LinePoint, at: number): boolean => {
    const other = before[at];
    return other !== undefined && other.time === time && (at === last || other.value === value);
  };
  return before !== now && before.length === now.length && now.every(isStill);
}

function isSame(one: ChartBar, other: ChartBar | undefined): boolean {
  return (
    other !== undefined &&
    one.time === other.time &&
    one.open === other.open &&
    one.high === other.high &&
    one.low === other.low &&
    one.close === other.close &&
    one.volume === other.volume
  );
}
