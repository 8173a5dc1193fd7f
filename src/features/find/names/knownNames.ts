import type { InstrumentCode } from "../../../market/instrumentCode";
import coins from "./coins.json";
import commodities from "./commodities.json";
import currencies from "./currencies.json";
import hongKong from "./hk.json";
import indices from "./indices.json";
import shanghai from "./shanghai.json";
import shenzhen from "./shenzhen.json";
import us from "./us.json";
import { pairName } from "./pairNames";
import { readName, type KnownName } from "./nameRow";

/** Names of instruments that everybody knows, in both languages: public facts, no server's answer. The best known come first. */
export class KnownNames {
  readonly #rows: ReadonlyMap<string, KnownName> = new Map(
    [us, hongKong, shanghai, shenzhen, indices].flatMap((market) => rowsOf(market)),
  );
  readonly #coins = rowsOf(coins);
  readonly #words = {
    coins: new Map(this.#coins),
    currencies: new Map(rowsOf(currencies)),
    commodities: new Map(rowsOf(commodities)),
  };

  /** Rows that are written down; names of pairs are made by rule, and not counted. */
  get size(): number {
    return this.#rows.size;
  }

  of(code: string): KnownName | undefined {
    return this.#rows.get(code) ?? pairName(code, this.#words);
  }

  /** What can be searched before a server has told what it has: all rows, and the pairs that most people mean. */
  *all(): Generator<readonly [code: InstrumentCode, name: KnownName]> {
    for (const [code, name] of this.#rows) yield [code as InstrumentCode, name];
    const pairs = [
      ...this.#coins.map(([coin]) => `CF:${coin}USDT`),
      ...MAIN_PAIRS.map((pair) => `FX:${pair}`),
      ...Object.keys(commodities).map((good) => `CM:${good}USD`),
    ];
    for (const pair of pairs) {
      const name = this.of(pair);
      if (name !== undefined) yield [pair as InstrumentCode, name];
    }
  }
}

const MAIN_PAIRS = (
  "EURUSD USDJPY GBPUSD AUDUSD USDCAD USDCHF NZDUSD USDCNH USDHKD USDSGD USDKRW USDTHB USDINR USDTWD USDMXN USDZAR USDTRY " +
  "EURJPY EURGBP EURCHF EURAUD EURCAD GBPJPY GBPCHF AUDJPY AUDNZD CADJPY CHFJPY NZDJPY EURCNH"
).split(" ");

/** Rows of one table; how well known one is falls from 1 to 0 with its place. */
function rowsOf(table: Readonly<Record<string, string>>): readonly (readonly [string, KnownName])[] {
  const rows = Object.entries(table);
  return rows.map(([code, text], at) => [code, readName(text, 1 - at / rows.length)]);
}
