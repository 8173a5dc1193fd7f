import { useMemo } from "react";
import type { Market } from "../../market/markets";
import type { Catalogue } from "../../features/find/catalogue";
import type { Instrument } from "../../features/find/instrumentIndex";
import { useOnSheet } from "./useOnSheet";

/** More are not read; another letter typed helps. */
export const MOST = 50;

/**
 * The instruments that are meant by a text, in one market or in all, those on the sheet first; without a text, those and
 * what most people look for.
 */
export function useFound(catalogue: Catalogue, sought: string, market = "", most = MOST): readonly Instrument[] {
  const { version, index } = catalogue;
  const onSheet = useOnSheet();
  return useMemo(() => {
    const markets = new Set(market === "" ? [] : [market as Market]);
    return sought === "" ? index.popular(markets, most, onSheet) : index.find(sought, markets, most, onSheet);
    // `version` tells that the index holds more.
  }, [index, version, sought, market, most, onSheet]);
}
