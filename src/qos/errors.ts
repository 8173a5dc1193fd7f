/**
 * Every reason why a cell may show no value, in one table: what the cell shows, the words, and what may be done.
 * The README's table and the pane speak from here. A new error is one row.
 */

export type Locale = "en" | "zh";

/** `#VALUE!`: the formula is wrong. `#N/A`: there is no value now. Excel keeps texts for these two only. */
export type CellErrorKind = "#VALUE!" | "#N/A";

/** `again`: may be asked anew after a pause. `never`: asking again cannot help until something is changed. */
export type Remedy = "again" | "never";

interface ErrorRow {
  readonly cell: CellErrorKind;
  readonly remedy: Remedy;
  /** Words in braces are replaced by the error's details. */
  readonly en: string;
  readonly zh: string;
}

export const ERRORS = {
  noKey: {
    cell: "#N/A",
    remedy: "never",
    en: "Open the QOS pane and enter your API key",
    zh: "请打开 QOS 窗格并输入 API 密钥",
  },
  keyRefused: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS refused the API key. Check it in the QOS pane",
    zh: "QOS 拒绝了此 API 密钥，请在 QOS 窗格中检查",
  },
  productLimit: {
    cell: "#N/A",
    remedy: "never",
    en: "Your QOS plan allows fewer instruments than were asked for. See the QOS pane",
    zh: "您的 QOS 套餐允许的产品数量不足，请查看 QOS 窗格",
  },
  connectionLimit: {
    cell: "#N/A",
    remedy: "again",
    en: "Your key is in use by another connection. Live cells are refreshed by requests meanwhile",
    zh: "您的密钥正被另一个连接使用，实时单元格暂由请求刷新",
  },
  tooFrequent: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS asks to slow down. Waiting before the next request",
    zh: "QOS 要求降低请求频率，稍后自动继续",
  },
  queueTooLong: {
    cell: "#N/A",
    remedy: "again",
    en: "The request waits for your plan's budget, about {wait}. Recalculate after that; the answer is fetched meanwhile",
    zh: "请求正在等待套餐额度，约 {wait}。数据会自动取回，届时请重新计算",
  },
  notFound: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS has no data for {code}. Check the code",
    zh: "QOS 没有 {code} 的数据，请检查代码",
  },
  noBars: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS has no bars of {code} between these dates",
    zh: "QOS 在此期间没有 {code} 的K线",
  },
  noMatch: {
    cell: "#N/A",
    remedy: "never",
    en: "No instrument of {market} contains this text",
    zh: "{market} 中没有包含此文字的产品",
  },
  noHours: {
    cell: "#N/A",
    remedy: "never",
    en: "The trading hours of {market} instruments depend on the exchange and are not known",
    zh: "{market} 产品的交易时间取决于所属交易所，无法得知",
  },
  noValue: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS sent no {field} for {code}",
    zh: "QOS 未提供 {code} 的 {field}",
  },
  offline: {
    cell: "#N/A",
    remedy: "again",
    en: "This computer is offline",
    zh: "此计算机处于离线状态",
  },
  unreachable: {
    cell: "#N/A",
    remedy: "again",
    en: "The QOS server cannot be reached. Check the network and the server address in the QOS pane",
    zh: "无法连接 QOS 服务器，请检查网络以及 QOS 窗格中的服务器地址",
  },
  blocked: {
    cell: "#N/A",
    remedy: "again",
    en: "The server answers but does not let this add-in read it (CORS). Use a gateway address in the QOS pane",
    zh: "服务器有响应，但不允许此加载项读取（CORS）。请在 QOS 窗格中改用网关地址",
  },
  serverError: {
    cell: "#N/A",
    remedy: "again",
    en: "The QOS server failed (HTTP {status})",
    zh: "QOS 服务器出错（HTTP {status}）",
  },
  notJson: {
    cell: "#N/A",
    remedy: "again",
    en: "The server's answer is not a QOS answer. Check the server address in the QOS pane",
    zh: "服务器的回复不是 QOS 数据，请检查 QOS 窗格中的服务器地址",
  },
  unexpectedShape: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS sent something unexpected: {detail}",
    zh: "QOS 返回了意外的数据：{detail}",
  },
  refused: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS refused the request: {text}",
    zh: "QOS 拒绝了请求：{text}",
  },
  timeout: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS did not answer within {seconds} seconds",
    zh: "QOS 在 {seconds} 秒内没有回应",
  },
  connecting: {
    cell: "#N/A",
    remedy: "again",
    en: "Waiting for the first value",
    zh: "正在等待首个数值",
  },
  stale: {
    cell: "#N/A",
    remedy: "again",
    en: "No live data for {seconds} seconds",
    zh: "已有 {seconds} 秒没有实时数据",
  },
  released: {
    cell: "#N/A",
    remedy: "never",
    en: "This subscription was released in the QOS pane. Recalculate to subscribe again",
    zh: "此订阅已在 QOS 窗格中释放，重新计算即可恢复",
  },
  preview: {
    cell: "#N/A",
    remedy: "again",
    en: "Not asked for in a preview",
    zh: "预览中不发送请求",
  },
  cancelled: {
    cell: "#N/A",
    remedy: "again",
    en: "The calculation was cancelled",
    zh: "计算已取消",
  },
  internal: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS for Excel met a fault of its own. The QOS pane has the details",
    zh: "QOS for Excel 内部出错，详情见 QOS 窗格",
  },
  badCode: {
    cell: "#VALUE!",
    remedy: "never",
    en: "code: {given} is not an instrument code. Accepted: {accepted}",
    zh: "code：{given} 不是产品代码。可接受：{accepted}",
  },
  noCode: {
    cell: "#VALUE!",
    remedy: "never",
    en: "code: nothing was given. Accepted: {accepted}",
    zh: "code：未填写。可接受：{accepted}",
  },
  badChoice: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not accepted. Accepted: {accepted}",
    zh: "{argument}：不接受 {given}。可接受：{accepted}",
  },
  badNumber: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not accepted. Accepted: a whole number from {from} to {to}",
    zh: "{argument}：不接受 {given}。可接受：{from} 到 {to} 的整数",
  },
  badDate: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not a date. Accepted: a date from 1900-03-01 on, text such as 2024-01-31, or 20240131",
    zh: "{argument}：{given} 不是日期。可接受：1900-03-01 之后的日期、2024-01-31 这样的文本，或 20240131",
  },
  backwardAdjustment: {
    cell: "#VALUE!",
    remedy: "never",
    en: "adjust: {given} (backward adjustment) does not exist at QOS. Accepted: none, forward",
    zh: "adjust：QOS 没有后复权（{given}）。可接受：none、forward",
  },
  argumentError: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: the cell it refers to shows an error",
    zh: "{argument}：所引用的单元格有错误",
  },
  tooLarge: {
    cell: "#VALUE!",
    remedy: "never",
    en: "The answer would have {rows} rows; at most {most} fit. Ask for fewer",
    zh: "结果将有 {rows} 行，最多 {most} 行，请减少数量",
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorId = keyof typeof ERRORS;

export type ErrorDetails = Readonly<Record<string, string | number>>;

/** A failure that may reach a cell. Its details never hold a key or a URL with a query. */
export class QosError extends Error {
  readonly id: ErrorId;
  readonly details: ErrorDetails;

  constructor(id: ErrorId, details: ErrorDetails = {}) {
    super(errorText(id, details, "en"));
    this.name = "QosError";
    this.id = id;
    this.details = details;
  }

  get cell(): CellErrorKind {
    return ERRORS[this.id].cell;
  }

  /** Whether the same question may be answered later without anybody doing anything. */
  get passing(): boolean {
    return ERRORS[this.id].remedy === "again";
  }

  text(locale: Locale): string {
    return errorText(this.id, this.details, locale);
  }
}

/** Makes any thrown value an error of the registry; what is not ours is `internal`, and its text stays inside. */
export function asQosError(thrown: unknown): QosError {
  return thrown instanceof QosError ? thrown : new QosError("internal");
}

function errorText(id: ErrorId, details: ErrorDetails, locale: Locale): string {
  return ERRORS[id][locale].replace(/\{(\w+)\}/g, (_whole, name: string) => String(details[name] ?? "?"));
}
