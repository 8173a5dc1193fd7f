import { isPromise, whenKnown, type Soon } from "../../kernel/soon";
import type { Currency } from "../../market/currency";
import { RatePaths, SAME, type RatePath } from "../../market/ratePath";
import type { Product } from "../../qos/endpoints/productList";
import { QosError } from "../../qos/errors";
import { loadFrom, type Manner } from "../questions/question";
import type { QuoteSources } from "../quoteSources";
import type { NamedIn } from "./rateQuery";

/** Made once a list. */
const made = new WeakMap<readonly Product[], RatePaths>();

/**
 * The instruments that lead from one currency to another, by the list of the FX market, which is kept. Throws a QosError
 * where none do.
 */
export function findRate(
  { products }: Pick<QuoteSources, "products">,
  { from, to, namedIn }: Wanted,
  manner: Manner,
): Soon<RatePath> {
  if (from === to) return SAME;
  const list = loadFrom(products, "FX", manner);
  const listed = isPromise(list)
    ? list.catch((thrown: unknown) => {
        throw isNotFound(thrown) ? new QosError("noRate", { from, to }) : thrown;
      })
    : list;
  return whenKnown(listed, (known) => pathIn(known, { from, to, namedIn }));
}

interface Wanted {
  readonly from: Currency;
  readonly to: Currency;
  readonly namedIn: NamedIn;
}

function pathIn(list: readonly Product[], { from, to, namedIn }: Wanted): RatePath {
  const paths = made.get(list) ?? new RatePaths(list.map(({ code }) => code));
  made.set(list, paths);
  const found = paths.find(from, to);
  if (found.kind === "path") return found.path;
  const argument = found.kind === "unknown" ? namedIn(found.currency) : undefined;
  if (found.kind === "none" || argument === undefined || paths.currencies.length === 0)
    throw new QosError("noRate", { from, to });
  const accepted = paths.currencies.join(", ");
  throw new QosError("badCurrency", { argument, given: `"${found.currency}"`, accepted });
}

function isNotFound(thrown: unknown): boolean {
  return thrown instanceof QosError && thrown.id === "notFound";
}
