/**
 * Why a server says no. The documents leave the wording open (§ introduction: `msg` "provides specific error
 * details"), so it is made up here, in both of the languages in which the vendor answers.
 */
export type Refusal =
  | { readonly kind: "key-missing" }
  | { readonly kind: "key-invalid" }
  | { readonly kind: "key-expired" }
  | { readonly kind: "method" }
  | { readonly kind: "unknown-endpoint"; readonly path: string }
  | { readonly kind: "bad-json" }
  | { readonly kind: "bad-parameter"; readonly name: string }
  | { readonly kind: "too-many-products"; readonly limit: number }
  | { readonly kind: "too-many-bars"; readonly limit: number }
  | { readonly kind: "too-frequent"; readonly limit: number }
  | { readonly kind: "commands-too-close" }
  | { readonly kind: "too-many-connections"; readonly limit: number }
  | { readonly kind: "unknown-type"; readonly type: string }
  | { readonly kind: "internal" };

export type Language = "en" | "zh";

export function refusalText(refusal: Refusal, language: Language): string {
  return language === "zh" ? chinese(refusal) : english(refusal);
}

/** The status with which a refusal travels where the server is told to use HTTP for it. */
export function refusalStatus({ kind }: Refusal): number {
  switch (kind) {
    case "key-missing":
    case "key-invalid":
    case "key-expired":
      return 401;
    case "method":
      return 405;
    case "unknown-endpoint":
      return 404;
    case "too-frequent":
    case "commands-too-close":
      return 429;
    case "too-many-products":
    case "too-many-bars":
    case "too-many-connections":
      return 403;
    case "internal":
      return 500;
    default:
      return 400;
  }
}

function english(refusal: Refusal): string {
  switch (refusal.kind) {
    case "key-missing":
      return "key is required";
    case "key-invalid":
      return "invalid key";
    case "key-expired":
      return "key has expired";
    case "method":
      return "only POST is supported";
    case "unknown-endpoint":
      return `unknown endpoint: ${refusal.path}`;
    case "bad-json":
      return "request is not valid JSON";
    case "bad-parameter":
      return `invalid parameter: ${refusal.name}`;
    case "too-many-products":
      return `product count exceeds the limit of ${refusal.limit}`;
    case "too-many-bars":
      return `kline count exceeds the limit of ${refusal.limit}`;
    case "too-frequent":
      return `request frequency exceeds the limit of ${refusal.limit} per minute`;
    case "commands-too-close":
      return "request too frequent, at least 1 second between commands";
    case "too-many-connections":
      return `connection count exceeds the limit of ${refusal.limit}`;
    case "unknown-type":
      return `unknown type: ${refusal.type}`;
    case "internal":
      return "internal error";
  }
}

function chinese(refusal: Refusal): string {
  switch (refusal.kind) {
    case "key-missing":
      return "缺少key";
    case "key-invalid":
      return "key无效";
    case "key-expired":
      return "key已过期";
    case "method":
      return "仅支持POST请求";
    case "unknown-endpoint":
      return `接口不存在: ${refusal.path}`;
    case "bad-json":
      return "请求不是有效的JSON";
    case "bad-parameter":
      return `参数错误: ${refusal.name}`;
    case "too-many-products":
      return `产品数量超过限制${refusal.limit}`;
    case "too-many-bars":
      return `K线数量超过限制${refusal.limit}`;
    case "too-frequent":
      return `请求频率超过限制，每分钟${refusal.limit}次`;
    case "commands-too-close":
      return "请求过于频繁，指令间隔至少1秒";
    case "too-many-connections":
      return `连接数超过限制${refusal.limit}`;
    case "unknown-type":
      return `未知类型: ${refusal.type}`;
    case "internal":
      return "服务器内部错误";
  }
}
