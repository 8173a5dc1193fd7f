import type { MarketView } from "../../runtime/marketViews";
import { wordOr } from "../languages/translate";
import type { PaneWorld } from "./paneContext";

/** What an exchange does, and its next opening or close by this computer's clock: `HK: open, closes 16:00`. */
export function marketWords(market: MarketView, { app, t, formats }: PaneWorld): string {
  const { name, session, bell, isSure } = market;
  const state = t(`market.${session}`);
  const now = app.clock.now();
  const next = bell && t(`market.${bell.kind}`, { time: formats.bell(bell.at, now) });
  const words = t("market.now", {
    name: wordOr(t, `market.of.${name}`, name),
    state: [state, next].filter(Boolean).join(t("market.comma")),
  });
  return isSure ? words : `${words} ${t("market.usual")}`;
}
