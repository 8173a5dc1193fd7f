import type { Wait } from "../../flow/question";
import type { Settled } from "../../kernel/settled";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { QosError } from "../../qos/errors";
import type { SnapshotFieldName } from "../../qos/fields";
import type { Desks } from "../desks";
import type { SessionAnswer } from "../sessions/sessionSource";

/** Snapshots by session as a desk that can be asked for these figures of the regular session, or looked at. */
export function ofSessions(
  { sessions }: Pick<Desks, "sessions">,
  names: readonly SnapshotFieldName[],
): {
  ask(code: InstrumentCode): Wait<SessionAnswer>;
  peek(code: InstrumentCode): Settled<SessionAnswer, QosError> | undefined;
} {
  return { ask: (code) => sessions.query(code, names), peek: (code) => sessions.peek(code) };
}
