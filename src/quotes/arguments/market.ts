import { marketOfPrefix } from "../../market/exchanges";
import { isMarket, MARKETS, type Market } from "../../market/markets";
import { QosError } from "../../qos/errors";
import { quote, readGiven } from "./given";
import { nearest } from "../../kernel/nearest";

/** Names of markets beside those in their table. `A股` are two. */
const OTHER_NAMES: ReadonlyMap<string, Market> = new Map<string, Market>([
  ["美国", "US"],
  ["香港", "HK"],
  ["HONG KONG", "HK"],
  ["沪市", "SH"],
  ["上海", "SH"],
  ["上交所", "SH"],
  ["SHANGHAI", "SH"],
  ["深市", "SZ"],
  ["深圳", "SZ"],
  ["深交所", "SZ"],
  ["SHENZHEN", "SZ"],
  ["加密货币", "CF"],
  ["CRYPTO", "CF"],
  ["FOREX", "FX"],
  ["INDEX", "IX"],
  ["商品", "CM"],
]);

/** Reads a market by its code, by its name in English or Chinese, or by that of its exchange. */
export function readMarket(raw: unknown): Market {
  const market = findMarket(raw);
  if (market !== undefined) return market;
  const given = readGiven(raw, "market");
  const accepted = MARKETS.map((row) => row.market).join(", ");
  if (given.kind === "blank") throw new QosError("badChoice", { argument: "market", given: "nothing", accepted });
  const details = { argument: "market", given: quote(given.value) };
  if (/^(A股|CN|CHINA|中国)$/.test(fold(given.value)))
    throw new QosError("choiceSeveral", { ...details, accepted: "SH, SZ" });
  const names = [...MARKETS.flatMap((row) => [row.nameEn.toUpperCase(), row.nameZh]), ...OTHER_NAMES.keys()];
  const near = nearest(fold(given.value), names).flatMap((name) => named(name) ?? []);
  if (near.length === 0) throw new QosError("badChoice", { ...details, accepted });
  throw new QosError("choiceNear", { ...details, near: [...new Set(near)].join(", "), accepted });
}

export function findMarket(raw: unknown): Market | undefined {
  const given = readGiven(raw, "market");
  return given.kind === "blank" ? undefined : named(fold(given.value));
}

function named(name: string): Market | undefined {
  if (isMarket(name)) return name;
  const row = MARKETS.find(({ nameEn, nameZh }) => nameZh.toUpperCase() === name || nameEn.toUpperCase() === name);
  return row?.market ?? OTHER_NAMES.get(name) ?? marketOfPrefix(name);
}

function fold(value: string | number | boolean): string {
  return String(value)
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .trim()
    .toUpperCase();
}
