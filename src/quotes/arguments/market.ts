import { isMarket, MARKETS, type Market } from "../../market/markets";
import { QosError } from "../../qos/errors";
import { quote, readGiven } from "./given";

/** Reads a market by its code or its Chinese name. */
export function readMarket(raw: unknown): Market {
  const market = findMarket(raw);
  if (market !== undefined) return market;
  const given = readGiven(raw, "market");
  const accepted = MARKETS.map((row) => row.market).join(", ");
  throw new QosError("badChoice", {
    argument: "market",
    given: given.kind === "blank" ? "nothing" : quote(given.value),
    accepted,
  });
}

export function findMarket(raw: unknown): Market | undefined {
  const given = readGiven(raw, "market");
  const name = given.kind === "blank" ? "" : String(given.value).normalize("NFKC").trim().toUpperCase();
  return isMarket(name) ? name : MARKETS.find((row) => row.nameZh === name)?.market;
}
