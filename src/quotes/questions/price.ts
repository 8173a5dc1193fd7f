import { readSession } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { priceOf } from "../price";
import { askDesk, mapWait, type Question } from "./question";

/** QOS.PRICE(code, [session]) */
export const askPrice: Question = ({ desks }, [rawCode, rawSession], manner) => {
  const code = readCode(rawCode);
  const session = readSession(rawSession);
  return mapWait(askDesk(desks.snapshots, code, manner), (snapshot) => priceOf(snapshot, session));
};
