import { strikeOut } from "../kernel/secrets";
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
      /product|(instrument|symbol|code|stock)s? (count|number|limit)|too many (codes|symbols|instruments|stocks)|subscription limit|产品数|產品數|产品.{0,40}(超|上限|限制)|最多.{0,40}(产品|產品|股票|标的|代码)|订阅(数|上限)/i,
  },
  { sense: "refused", words: /k.?lines?|bars? |k.?线|k.?線/i },
  { sense: "productLimit", words: /数量超|數量超|数量限制|超(过|出).{0,40}数量/i },
  {
    sense: "keyRefused",
    words:
      /key\b|\bauth(entication|orization)?\b|authenticat|unauthor|not authorized|forbidden|expired|密钥|密鑰|秘钥|密匙|鉴权|鑑權|认证|認證|未授权|過期|过期/i,
  },
];

/** The sense of a refusal is in its first words; a text may be as long as the server likes (characters). */
const READ = 500;

/** As much of a refusal is quoted (characters). */
const QUOTED = 120;

/**
 * The error that a refusal's text stands for. A text of unknown sense is passed on as `refused`, shortened, and
 * without `key` should the server have repeated it.
 */
export function readRefusal(msg: string, key = ""): QosError {
  const said = strikeOut(msg, [key]).slice(0, READ);
  const sense = SENSES.find(({ words }) => words.test(said))?.sense ?? "refused";
  return sense === "refused" ? new QosError(sense, { text: said.slice(0, QUOTED) }) : new QosError(sense);
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
