import type { InstrumentCode } from "../../market/instrumentCode";
import type { App } from "../../runtime/app";
import { QUESTIONS } from "../../runtime/questions";

/** The day's price and what it is measured against, of one answer: both are of one session. */
export interface DayPrice {
  readonly last: number;
  readonly prevclose: number;
}

/** The price of the day as QOS.QUOTE tells it; undefined where either figure is not known. Rejects with a QosError. */
export async function loadDayPrice(
  app: Pick<App, "queries">,
  code: InstrumentCode,
  signal: AbortSignal,
): Promise<DayPrice | undefined> {
  const shown = await app.queries.answer(QUESTIONS.quote, [code, "last,prevclose", false], { preview: false, signal });
  const [row] = Array.isArray(shown) ? (shown as readonly (readonly unknown[])[]) : [];
  const [last, prevclose] = row ?? [];
  return typeof last === "number" && typeof prevclose === "number" && prevclose > 0 ? { last, prevclose } : undefined;
}
