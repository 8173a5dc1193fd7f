import { QosError } from "./errors";

/**
 * What a refusal means. The API only promises that `msg` is not "OK"; its wording is unspecified and may be
 * English or Chinese (api/NOTES.md), so the sense is found by the words that any wording must hold.
 * Order matters: "too many connections" is no product limit, and "key frequency" is no bad key.
 */
const SENSES: readonly {
  readonly id: "connectionLimit" | "tooFrequent" | "productLimit" | "keyRefused";
  readonly words: RegExp;
}[] = [
  { id: "connectionLimit", words: /connection|连接数|連接數|已连接|重复连接/i },
  {
    id: "tooFrequent",
    words: /frequen|too many requests|too fast|rate.?limit|per minute|频率|頻率|频繁|頻繁|过快|每分钟/i,
  },
  {
    id: "productLimit",
    words:
      /product|instrument count|symbols? (count|limit)|too many (codes|symbols)|产品数|產品數|数量超|数量限制|超过.*数量|超出.*数量/i,
  },
  { id: "keyRefused", words: /\bkey\b|auth|forbidden|expired|permission|密钥|密鑰|鉴权|认证|過期|过期|权限|權限/i },
];

/** The error that a refusal's text stands for; a text of unknown sense is passed on, shortened, as `refused`. */
export function readRefusal(msg: string): QosError {
  for (const { id, words } of SENSES) if (words.test(msg)) return new QosError(id);
  return new QosError("refused", { text: msg.slice(0, 120) });
}

/** The error that an HTTP status stands for when the body does not say more. */
export function readStatus(status: number): QosError | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 401 || status === 403) return new QosError("keyRefused");
  if (status === 429) return new QosError("tooFrequent");
  return new QosError("serverError", { status });
}
