import type { Settled } from "../../kernel/settled";
import type { Soon } from "../../kernel/soon";
import type { Currency } from "../../market/currency";
import type { InstrumentCode } from "../../market/instrumentCode";
import { codesAlong } from "../../market/ratePath";
import type { QosError } from "../../qos/errors";
import { settle, type Manner } from "../questions/question";
import type { QuoteSources } from "../quoteSources";
import { pathOf } from "./pathOf";
import { presentRate } from "./presentRate";
import { rateKey } from "./rateQuery";

/** Rates by instrument and currency (`rateKey`). */
export type Rates = ReadonlyMap<string, Settled<number, QosError>>;

export interface RatesQuery {
  readonly codes: readonly InstrumentCode[];
  /** Into which each of the instruments is converted. */
  readonly currencies: readonly Currency[];
  /** The argument that names the currencies. */
  readonly argument: string;
}

/** The present rates from the currency of each instrument into each of these, every pair of them by the same prices. */
export async function loadRates(
  sources: Pick<QuoteSources, "infos" | "products" | "sessions">,
  { codes, currencies, argument }: RatesQuery,
  manner: Manner,
): Promise<Rates> {
  const known = new Map<string, Soon<number>>();
  const rate = async (code: InstrumentCode, to: Currency): Promise<number> => {
    const path = await pathOf(
      sources,
      { from: { code }, to, namedIn: (currency) => (currency === to ? argument : undefined) },
      manner,
    );
    const name = `${codesAlong(path).join(" ")} ${path.by.length}`;
    const asked = known.get(name) ?? presentRate(sources, path, manner);
    known.set(name, asked);
    return asked;
  };
  const each = codes.flatMap((code) =>
    currencies.map(async (to) => [rateKey({ from: { code }, to }), await settle(rate(code, to))] as const),
  );
  return new Map(await Promise.all(each));
}
