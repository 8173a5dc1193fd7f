import { whenKnown } from "../../kernel/soon";
import { readSession } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import type { SnapshotFieldName } from "../../qos/fields";
import { priceOf } from "../price";
import { viewOf } from "../sessions/sessionView";
import { loadFrom, type Question } from "./question";
import { FiguresOfSessions } from "./sessions";

const OF_REGULAR: readonly SnapshotFieldName[] = ["last"];

/** QOS.PRICE(code, [session]) */
export const queryPrice: Question = ({ sources }, [rawCode, rawSession], manner) => {
  const code = readCode(rawCode);
  const session = readSession(rawSession);
  const sessions = new FiguresOfSessions(sources.sessions, session === "regular" ? OF_REGULAR : []);
  return whenKnown(loadFrom(sessions, code, manner), ({ quotes, barsError }) =>
    priceOf(
      code,
      viewOf(quotes, sources.sessions.kindsOf(code)),
      session,
      session === "regular" ? barsError : undefined,
    ),
  );
};
