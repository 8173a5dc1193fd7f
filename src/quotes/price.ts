import type { InstrumentCode } from "../market/instrumentCode";
import { QosError } from "../qos/errors";
import type { SessionChoice } from "./arguments/choices";
import type { SessionView } from "./sessions/sessionView";

/** The price of one session. Throws a QosError where none is known. */
export function priceOf(code: InstrumentCode, view: SessionView, session: SessionChoice, problem?: QosError): number {
  const price = priceIn(view, session);
  if (price === undefined) throw problem ?? new QosError("noValue", { field: `last (${session})`, code });
  return price;
}

function priceIn({ regular, extended, latest }: SessionView, session: SessionChoice): number | undefined {
  if (session === "regular") return regular.last;
  return session === "latest" ? latest?.price : extended[session]?.price;
}
