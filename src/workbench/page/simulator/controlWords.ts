import type { FaultChoice } from "./faults";
import type { TradingChoice } from "./trading";

export interface ControlWords {
  readonly simulator: string;
  readonly market: string;
  readonly speed: (times: number) => string;
  readonly trading: string;
  readonly tradingIn: Readonly<Record<TradingChoice, string>>;
  readonly fault: string;
  readonly faults: Readonly<Record<FaultChoice, string>>;
  readonly drop: string;
  readonly refuse: string;
  readonly dropped: (count: number) => string;
  readonly failed: string;
}

export const ENGLISH_CONTROLS: ControlWords = {
  simulator: "Simulated server",
  market: "Market",
  speed: (times) => (times === 0 ? "Halted" : times === 1 ? "Normal speed" : `${times} times as fast`),
  trading: "Trade",
  tradingIn: {
    open: "Open",
    closed: "Closed everywhere",
    US: "US closed",
    HK: "Hong Kong closed",
    SH: "Shanghai closed",
  },
  fault: "Fault",
  faults: {
    none: "None",
    slow: "Answers take 3 seconds",
    unreachable: "Cannot be reached",
    serverError: "Server error 503",
    loginPage: "A login page instead of answers",
    lostPushes: "Live prices get lost",
    doublePushes: "Live prices come twice",
    deadLine: "The connection falls silent",
  },
  drop: "Drop connection",
  refuse: "Refuse the key",
  dropped: (count) => `Connections dropped: ${count}`,
  failed: "The simulated server did not answer",
};

export const CHINESE_CONTROLS: ControlWords = {
  simulator: "模拟服务器",
  market: "市场",
  speed: (times) => (times === 0 ? "暂停" : times === 1 ? "正常速度" : `${times} 倍速`),
  trading: "交易",
  tradingIn: {
    open: "开市",
    closed: "全部休市",
    US: "美股休市",
    HK: "港股休市",
    SH: "沪市休市",
  },
  fault: "故障",
  faults: {
    none: "无",
    slow: "3 秒后才应答",
    unreachable: "无法连接",
    serverError: "服务器错误 503",
    loginPage: "以登录网页代替应答",
    lostPushes: "实时推送丢失",
    doublePushes: "实时推送重复",
    deadLine: "连接无声中断",
  },
  drop: "断开连接",
  refuse: "拒绝密钥",
  dropped: (count) => `已断开连接：${count}`,
  failed: "模拟服务器没有应答",
};
