import { allKnown, whenKnown, type Soon } from "../../kernel/soon";
import { codesAlong, rateAlong, type RatePath } from "../../market/ratePath";
import type { InstrumentCode } from "../../market/instrumentCode";
import { QosError } from "../../qos/errors";
import { loadFrom, type Manner } from "../questions/question";
import { FiguresOfSessions } from "../questions/sessions";
import type { QuoteSources } from "../quoteSources";
import { viewOf } from "../sessions/sessionView";

/** The rate along a path at present, by the latest prices of its instruments. */
export function presentRate(
  { sessions }: Pick<QuoteSources, "sessions">,
  path: RatePath,
  manner: Manner,
): Soon<number> {
  // All are asked before any of them is looked at.
  const source = new FiguresOfSessions(sessions, ["last"]);
  const answers = codesAlong(path).map((code) => loadFrom(source, code, manner));
  return whenKnown(allKnown(answers), (known) => {
    const prices = known.map(({ quotes }) => {
      const { code } = quotes;
      return [code, aboveZero(code, viewOf(quotes, sessions.kindsOf(code)).regular.last)] as const;
    });
    return alongPrices(path, new Map(prices));
  });
}

export function alongPrices(path: RatePath, prices: ReadonlyMap<InstrumentCode, number>): number {
  return rateAlong(path, (code) => {
    const price = prices.get(code);
    if (price === undefined) throw new QosError("noValue", { field: "last", code });
    return price;
  });
}

/** The price of a pair of currencies; one that is not above zero is none. */
export function aboveZero(code: InstrumentCode, price: number | undefined): number {
  if (price === undefined || !(price > 0)) throw new QosError("noValue", { field: "last", code });
  return price;
}
