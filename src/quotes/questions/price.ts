import { whenKnown } from "../../kernel/soon";
import { readSession } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { priceOf } from "../price";
import { viewOf } from "../sessions/sessionView";
import { loadFrom, type Question } from "./question";
import { ofSessions } from "./sessions";

/** QOS.PRICE(code, [session]) */
export const queryPrice: Question = ({ sources }, [rawCode, rawSession], manner) => {
  const code = readCode(rawCode);
  const session = readSession(rawSession);
  const sessions = ofSessions(sources, session === "regular" ? ["last"] : []);
  return whenKnown(loadFrom(sessions, code, manner), ({ quotes, barsError }) =>
    priceOf(
      code,
      viewOf(quotes, sources.sessions.kindsOf(code)),
      session,
      session === "regular" ? barsError : undefined,
    ),
  );
};
