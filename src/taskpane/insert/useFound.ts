import { useMemo } from "react";
import type { Market } from "../../market/markets";
import type { Catalogue } from "../../features/find/catalogue";
import type { Instrument } from "../../features/find/instrumentIndex";

/** More are not read; another letter typed helps. */
export const MOST = 50;

/** The instruments that are meant by a text, in one market or in all; without a text, those that are known best. */
export function useFound(catalogue: Catalogue, sought: string, market: string): readonly Instrument[] {
  const { version, index } = catalogue;
  return useMemo(() => {
    const markets = new Set(market === "" ? [] : [market as Market]);
    return sought === "" ? index.popular(markets, MOST) : index.find(sought, markets, MOST);
    // `version` tells that the index holds more.
  }, [index, version, sought, market]);
}
