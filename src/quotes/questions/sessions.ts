import type { Settled } from "../../kernel/settled";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { QosError } from "../../qos/errors";
import type { SnapshotFieldName } from "../../qos/fields";
import type { QuoteSources } from "../quoteSources";
import type { SessionAnswer } from "../sessions/sessionSource";

/** Snapshots by session as a source that can be asked for these figures of the regular session, or looked at. */
export function ofSessions(
  { sessions }: Pick<QuoteSources, "sessions">,
  names: readonly SnapshotFieldName[],
): {
  known(code: InstrumentCode): Settled<SessionAnswer, QosError> | undefined;
  query(code: InstrumentCode, signal?: AbortSignal): Promise<SessionAnswer>;
  peek(code: InstrumentCode): Settled<SessionAnswer, QosError> | undefined;
} {
  return {
    known: (code) => sessions.known(code, names),
    query: (code, signal) => sessions.query(code, names, signal),
    peek: (code) => sessions.peek(code),
  };
}
