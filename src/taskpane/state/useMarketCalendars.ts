import { useEffect, useRef } from "react";
import { QUESTIONS } from "../../runtime/questions";
import type { MarketView } from "../../runtime/marketViews";
import { usePane, useView } from "./paneContext";

/** Has the calendar of each market asked for once, so that a holiday is told as one. It is kept for a day. */
export function useMarketCalendars(markets: readonly MarketView[]): void {
  const { app } = usePane();
  const { hasKey } = useView();
  const asked = useRef(new Set<string>());
  const unsure = markets.flatMap(({ calendar, isSure }) => (calendar === undefined || isSure ? [] : [calendar]));
  const wanted = hasKey ? unsure.join(" ") : "";
  useEffect(() => {
    for (const market of wanted.split(" ")) {
      if (market === "" || asked.current.has(market)) continue;
      asked.current.add(market);
      const stop = new AbortController();
      // Where it cannot be had, the hours are told as what is usual.
      app.queries.answer(QUESTIONS.calendar, [market], { preview: false, signal: stop.signal }).catch(() => undefined);
    }
  }, [app, wanted]);
}
