import { QosError } from "./errors";

type Sense = "connectionLimit" | "tooFrequent" | "productLimit" | "keyRefused" | "refused";

/**
 * What a refusal means. The API only promises that `msg` is not "OK"; its wording is unspecified and may be
 * English or Chinese (PROTOCOL.md), so the sense is found by the words that any wording must hold.
 * Order matters: "too many connections" is no product limit, "key frequency" is no bad key, and "K-line count" is
 * about bars. Words of permission alone do not blame the key: they may be about one market.
 */
const SENSES: readonly { readonly sense: Sense; readonly words: RegExp }[] = [
  { sense: "connectionLimit", words: /connect|连接|連接|連線/i },
  {
    sense: "tooFrequent",
    words:
      /frequen|too many request|too fast|rate.?limit|throttl|per minute|频率|頻率|频繁|頻繁|过快|過快|每分钟|每分鐘|限流|请求过多|请求次数|次数超/i,
  },
  {
    sense: "productLimit",
    words:
      /product|(instrument|symbol|code|stock)s? (count|number|limit)|too many (codes|symbols|instruments|stocks)|subscription limit|产品数|產品數|产品.*(超|上限|限制)|最多.*(产品|產品|股票|标的|代码)|订阅(数|上限)/i,
  },
  { sense: "refused", words: /k.?lines?|bars? |k.?线|k.?線/i },
  { sense: "productLimit", words: /数量超|數量超|数量限制|超(过|出).*数量/i },
  {
    sense: "keyRefused",
    words:
      /key\b|\bauth(entication|orization)?\b|authenticat|unauthor|not authorized|forbidden|expired|密钥|密鑰|秘钥|密匙|鉴权|鑑權|认证|認證|未授权|過期|过期/i,
  },
];

/**
 * The error that a refusal's text stands for. A text of unknown sense is passed on as `refused`, shortened, and
 * without `key` should the server have repeated it.
 */
export function readRefusal(msg: string, key?: string): QosError {
  const sense = SENSES.find(({ words }) => words.test(msg))?.sense ?? "refused";
  if (sense !== "refused") return new QosError(sense);
  return new QosError("refused", { text: withoutKey(msg, key).slice(0, 120) });
}

/** The text with the key struck out, as it is and as it stands in a URL. */
function withoutKey(text: string, key = ""): string {
  return key === "" ? text : text.split(key).join("•••").split(encodeURIComponent(key)).join("•••");
}

/** The error that an HTTP status stands for when the body does not say more. */
export function readStatus(status: number): QosError | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return new QosError("redirected");
  if (status === 401 || status === 403) return new QosError("keyRefused");
  if (status === 404 || status === 405) return new QosError("notJson");
  if (status === 429) return new QosError("tooFrequent");
  return new QosError("serverError", { status });
}
