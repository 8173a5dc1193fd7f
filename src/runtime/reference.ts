import type { Settled } from "../kernel/settled";
import { hasRoom } from "../feed/pollingShare";
import type { InstrumentCode } from "../market/instrumentCode";
import type { Market } from "../market/markets";
import { readKeptProducts, type Product } from "../qos/endpoints/productList";
import type { QosError } from "../qos/errors";
import { readKeptInfo, type InstrumentInfo } from "../qos/instrumentInfo";
import { settle } from "../quotes/questions/question";
import { readKept, type ReadKept } from "../quotes/persistentCache";
import type { Basics } from "./basics";
import type { Sources } from "./sources";

/** What changes by the day, for who looks for instruments: their lists and names. */
export interface Reference {
  /** The instruments of a market, kept for half a day. */
  list(market: Market): Promise<Settled<readonly Product[], QosError>>;
  /** The names and shares of an instrument, kept for half a day; asked about together they share requests. */
  info(code: InstrumentCode): Promise<Settled<InstrumentInfo, QosError>>;
  /** What is in memory, and no asking. */
  knownList(market: Market): readonly Product[] | undefined;
  knownInfo(code: InstrumentCode): InstrumentInfo | undefined;
  /** What another session has kept, and no asking. */
  keptList(market: Market): Promise<readonly Product[] | undefined>;
  keptInfo(code: InstrumentCode): Promise<InstrumentInfo | undefined>;
  /** Whether a request for `info` would start at once and stay within this share of the minute. */
  hasRoom(share: number): boolean;
  /** Keeps something between sessions, for ever. */
  keep(name: string, value: unknown): Promise<void>;
  /** What was kept so; undefined: nothing, or nothing that can be read. */
  recall<Value>(name: string, read: ReadKept<Value>): Promise<Value | undefined>;
}

export function referenceOf({
  persistentCache,
  budgets,
  sources,
}: Pick<Basics, "persistentCache" | "budgets"> & Sources): Reference {
  const { infos, products } = sources;
  const recall = async <Value>(name: string, read: ReadKept<Value>): Promise<Value | undefined> =>
    (await readKept(persistentCache, name, read))?.value;
  return {
    list: (market) => settle(products.query(market)),
    info: (code) => settle(infos.query(code)),
    knownList: (market) => valueOf(products.peek(market)),
    knownInfo: (code) => valueOf(infos.peek(code)),
    keptList: (market) => recall(`list ${market}`, readKeptProducts),
    keptInfo: (code) => recall(`info ${code}`, (value) => readKeptInfo(value, code)),
    hasRoom: (share) => hasRoom(budgets.instrumen_info, share),
    keep: (name, value) => persistentCache.put(name, value, Infinity),
    recall,
  };
}

function valueOf<Value>(known: Settled<Value, unknown> | undefined): Value | undefined {
  return known?.ok === true ? known.value : undefined;
}
