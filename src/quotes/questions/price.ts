import { readSession } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { priceOf } from "../price";
import { viewOf } from "../sessions/sessionView";
import { askDesk, type Question } from "./question";
import { ofSessions } from "./sessions";

/** QOS.PRICE(code, [session]) */
export const askPrice: Question = ({ desks }, [rawCode, rawSession], manner) => {
  const code = readCode(rawCode);
  const session = readSession(rawSession);
  const sessions = ofSessions(desks, session === "regular" ? ["last"] : []);
  return askDesk(sessions, code, manner).then(({ quotes, barsError }) =>
    priceOf(code, viewOf(quotes, desks.sessions.kindsOf(code)), session, session === "regular" ? barsError : undefined),
  );
};
