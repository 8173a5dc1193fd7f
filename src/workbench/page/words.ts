import { CHINESE_FILE, ENGLISH_FILE, type FileWords } from "./file/fileWords";
import type { FieldNames } from "./grid/fieldNames";
import { CHINESE_CONTROLS, ENGLISH_CONTROLS, type ControlWords } from "./simulator/controlWords";
import type { Colours } from "./starter/sheetBuilder";

/** The languages of page and starter workbook. */
export type Language = "en-US" | "zh-CN";

/** All texts of the page itself; those of the add-in are its own. */
export interface Words {
  readonly title: string;
  readonly subtitle: string;
  readonly ready: string;
  readonly starting: string;
  readonly editing: string;
  readonly closePane: string;
  readonly pane: string;
  readonly ribbon: string;
  readonly sheet: string;
  readonly calls: (streams: number, waiting: number) => string;
  readonly fields: FieldNames;
  readonly file: FileWords;
  readonly simulator: ControlWords;
  readonly starter: StarterWords;
}

export interface StarterWords {
  readonly watch: string;
  readonly watchTitle: string;
  readonly watchHelp: string;
  readonly watchHeads: readonly string[];
  readonly average: string;
  readonly candles: string;
  readonly candlesTitle: string;
  readonly candlesHelp: string;
  readonly code: string;
  readonly chartTitle: string;
  readonly period: string;
  readonly bars: string;
  readonly averageClose: string;
  readonly highest: string;
  readonly lowest: string;
  readonly portfolio: string;
  readonly portfolioTitle: string;
  readonly portfolioHelp: string;
  readonly portfolioHeads: readonly string[];
  readonly currency: string;
  readonly byCurrency: string;
  readonly rateIn: string;
  readonly value: string;
  readonly profit: string;
  readonly gain: string;
  readonly total: string;
  readonly orderBook: string;
  readonly orderBookTitle: string;
  readonly orderBookHelp: string;
  readonly orderBookDepth: string;
  readonly orderBookTape: string;
  readonly status: string;
  readonly colours: Colours;
}

const GREEN = "#0f8a5f";
const RED = "#d0342c";

const ENGLISH: Words = {
  title: "QOS for Excel",
  subtitle: "Workbench",
  ready: "Ready",
  starting: "Starting the add-in…",
  editing: "Edit",
  closePane: "Close the pane",
  pane: "Task pane",
  ribbon: "Ribbon",
  sheet: "Sheet",
  calls: (streams, waiting) => `${streams} live formula${streams === 1 ? "" : "s"} · ${waiting} waiting`,
  fields: { nameBox: "Name box", rowsToAdd: "Rows to add" },
  file: ENGLISH_FILE,
  simulator: ENGLISH_CONTROLS,
  starter: {
    watch: "Watch list",
    watchTitle: "Watch list",
    watchHelp:
      "Type another code in column A. Price is asked once (QOS.PRICE); Live and Change move by themselves (QOS.LIVE).",
    watchHeads: ["Code", "Price", "Live", "Change %", "Open", "High", "Low", "Volume"],
    average: "Average",
    candles: "Candles",
    candlesTitle: "Daily bars",
    candlesHelp:
      "One formula, QOS.KLINE, spills over the table below the chart. Type another code or period (5m, 1h, 1w): all follows.",
    code: "Code",
    chartTitle: "Candles",
    period: "Period",
    bars: "Bars",
    averageClose: "Average close",
    highest: "Highest",
    lowest: "Lowest",
    portfolio: "Portfolio",
    portfolioTitle: "Portfolio",
    portfolioHelp:
      "Profit and loss of each position, summed up by currency and in one, at live rates: type HKD or CNY over the currency of the total.",
    portfolioHeads: ["Code", "Currency", "Shares", "Cost", "Live", "Value", "Profit", "Return"],
    currency: "Currency",
    byCurrency: "Totals",
    rateIn: "Rate in",
    value: "Value",
    profit: "Profit",
    gain: "Return",
    total: "Total",
    orderBook: "Order book",
    orderBookTitle: "Order book and trades",
    orderBookHelp: "QOS.LIVEDEPTH and QOS.LIVETRADES stream whole tables.",
    orderBookDepth: "Book",
    orderBookTape: "Trades",
    status: "Connection",
    colours: { gain: GREEN, loss: RED },
  },
};

const CHINESE: Words = {
  title: "QOS 行情",
  subtitle: "工作台",
  ready: "就绪",
  starting: "正在启动加载项…",
  editing: "编辑",
  closePane: "关闭窗格",
  pane: "任务窗格",
  ribbon: "功能区",
  sheet: "工作表",
  calls: (streams, waiting) => `实时公式 ${streams} · 等待 ${waiting}`,
  fields: { nameBox: "名称框", rowsToAdd: "要添加的行数" },
  file: CHINESE_FILE,
  simulator: CHINESE_CONTROLS,
  starter: {
    watch: "自选",
    watchTitle: "自选行情",
    watchHelp: "在 A 列输入其他代码。价格只请求一次（QOS.PRICE）；实时与涨跌幅随行情变动（QOS.LIVE）。",
    watchHeads: ["代码", "价格", "实时", "涨跌幅", "开盘", "最高", "最低", "成交量"],
    average: "平均",
    candles: "K 线",
    candlesTitle: "日 K 线",
    candlesHelp: "一个公式 QOS.KLINE 溢出成图表下方的整张表。输入其他代码或周期（5m、1h、1w），图表随之变化。",
    code: "代码",
    chartTitle: "K 线",
    period: "周期",
    bars: "根数",
    averageClose: "平均收盘价",
    highest: "最高",
    lowest: "最低",
    portfolio: "持仓",
    portfolioTitle: "持仓",
    portfolioHelp:
      "按实时价格计算每个持仓的盈亏，按币种合计，并按实时汇率折算为同一货币：在合计的币种处输入 HKD 或 CNY 即可。",
    portfolioHeads: ["代码", "币种", "数量", "成本", "实时", "市值", "盈亏", "收益率"],
    currency: "币种",
    byCurrency: "合计",
    rateIn: "汇率",
    value: "市值",
    profit: "盈亏",
    gain: "收益率",
    total: "合计",
    orderBook: "盘口",
    orderBookTitle: "盘口与逐笔成交",
    orderBookHelp: "QOS.LIVEDEPTH 与 QOS.LIVETRADES 实时更新整张表。",
    orderBookDepth: "盘口",
    orderBookTape: "成交",
    status: "连接",
    colours: { gain: RED, loss: GREEN },
  },
};

export function wordsOf(language: Language): Words {
  return language === "zh-CN" ? CHINESE : ENGLISH;
}

/** `?lang=zh-CN` or the browser's own language. */
export function languageOf(search: string, navigatorLanguage: string): Language {
  const asked = new URLSearchParams(search).get("lang") ?? navigatorLanguage;
  return /^zh/i.test(asked) ? "zh-CN" : "en-US";
}
