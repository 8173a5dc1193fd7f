import type { Budget } from "../flow/budget";
import type { Wait } from "../flow/question";
import { TtlCache } from "../flow/ttlCache";
import { success, type Settled } from "../kernel/settled";
import type { InstrumentCode } from "../market/instrumentCode";
import { snapshotEndpoint } from "../qos/endpoints/snapshot";
import type { QosError } from "../qos/errors";
import type { Snapshot } from "../qos/snapshot";
import { keepFailure } from "./decide";
import { RestDesk, settledWait, type RestPorts } from "./restDesk";

export interface SnapshotDeskOptions {
  readonly ports: RestPorts;
  readonly budget: Budget;
  /** Milliseconds for which a snapshot answers again. */
  readonly ttl: () => number;
  /** Every snapshot that comes, for the live side. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
}

/** Snapshots by REST: from the cache while young, else in the fewest requests. */
export class SnapshotDesk {
  readonly cache: TtlCache<InstrumentCode, Settled<Snapshot, QosError>>;
  readonly #desk: RestDesk<InstrumentCode, Snapshot>;

  constructor(options: SnapshotDeskOptions) {
    this.cache = new TtlCache({ clock: options.ports.clock, capacity: 20_000 });
    this.#desk = new RestDesk({
      ports: options.ports,
      budget: options.budget,
      endpoint: snapshotEndpoint,
      keyOf: (code) => code,
      nameOf: (code) => code,
      onAnswer: (code, answer) => {
        this.cache.set(code, answer, answer.ok ? options.ttl() : keepFailure(answer.error));
        if (answer.ok) options.onSnapshot(answer.value);
      },
    });
  }

  get open(): number {
    return this.#desk.open;
  }

  ask(code: InstrumentCode): Wait<Snapshot> {
    const cached = this.cache.get(code);
    return cached === undefined ? this.#desk.ask(code) : settledWait(cached);
  }

  /** Asks whatever the cache holds: the live side wants what is new. */
  refresh(code: InstrumentCode): Wait<Snapshot> {
    return this.#desk.ask(code);
  }

  /** The cached answer, if there is one; asks nothing. */
  peek(code: InstrumentCode): Settled<Snapshot, QosError> | undefined {
    const cached = this.cache.get(code);
    return cached?.ok === true ? success(cached.value) : undefined;
  }
}
