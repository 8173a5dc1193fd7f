import type { Settled } from "../../kernel/settled";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { QosError } from "../../qos/errors";
import type { SnapshotFieldName } from "../../qos/fields";
import type { SessionAnswer, SessionSource } from "../sessions/sessionSource";

/** Snapshots by session as a source that can be asked for these figures of the regular session, or looked at. */
export class FiguresOfSessions {
  readonly #sessions: SessionSource;
  readonly #names: readonly SnapshotFieldName[];

  constructor(sessions: SessionSource, names: readonly SnapshotFieldName[]) {
    this.#sessions = sessions;
    this.#names = names;
  }

  known(code: InstrumentCode): Settled<SessionAnswer, QosError> | undefined {
    return this.#sessions.known(code, this.#names);
  }

  query(code: InstrumentCode, signal?: AbortSignal): Promise<SessionAnswer> {
    return this.#sessions.query(code, this.#names, signal);
  }

  peek(code: InstrumentCode): Settled<SessionAnswer, QosError> | undefined {
    return this.#sessions.peek(code);
  }
}
