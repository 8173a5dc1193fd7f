import type { CancelTimer, Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import type { LiveFeed } from "../feed/liveFeed";
import type { InstrumentCode } from "../market/instrumentCode";
import { asQosError, QosError } from "../qos/errors";
import type { Snapshot } from "../qos/snapshot";
import { subjectKey, type Subject } from "../qos/topics/topic";
import type { Cell } from "./cell";
import { readCode } from "./arguments/codes";
import { readField as readOneField } from "./arguments/fields";
import { QUOTE_FIELDS, readField, type QuoteField } from "./quoteFields";
import type { SnapshotDesk } from "./snapshotDesk";
import type { Shown, Streams } from "./streams";
import type { TimeZoneChoice } from "./zones";

/** A field of a live quote: one of a snapshot, or how old it is. */
export type LiveField =
  QuoteField | { readonly name: "age"; readonly zh: string; readonly wire: undefined; readonly meaning: string };

export const AGE_FIELD: LiveField = { name: "age", zh: "数据年龄", wire: undefined, meaning: "seconds since the data" };

/** Every field that a live cell can show. */
export const LIVE_FIELDS: readonly LiveField[] = [...QUOTE_FIELDS, AGE_FIELD];

export interface LiveDeskOptions {
  readonly clock: Clock;
  readonly feed: LiveFeed;
  readonly streams: Streams;
  readonly snapshots: SnapshotDesk;
  readonly zone: () => TimeZoneChoice;
  /** Milliseconds after which a value without news is withdrawn; undefined: never. */
  readonly staleAfter: () => number | undefined;
}

/** One instrument that live formulas watch. */
interface Watched {
  readonly code: InstrumentCode;
  readonly key: string;
  readonly release: () => void;
  formulas: number;
  /** Why there is no value, as far as is known. */
  problem: QosError | undefined;
  stopWaiting: CancelTimer;
}

/** A live cell shows its first value, or why there is none, within this time (milliseconds). */
const FIRST_WORD = 4 * SECOND;

/** Live quotes: a first value by request, then pushes, and turns of polling where the plan has no more room. */
export class LiveDesk {
  readonly #options: LiveDeskOptions;
  readonly #watched = new Map<InstrumentCode, Watched>();

  constructor(options: LiveDeskOptions) {
    this.#options = options;
    options.feed.store.changes.subscribe((key) => options.streams.touch(key));
  }

  /** Starts a live cell from raw arguments. Throws a QosError where one of them is wrong. */
  start([rawCode, rawField]: readonly unknown[], show: (shown: Shown) => void): () => void {
    const code = readCode(rawCode);
    return this.watch(code, readOneField(rawField, LIVE_FIELDS, "last"), show);
  }

  /** Shows `field` of `code` as it changes, until the returned function is called. */
  watch(code: InstrumentCode, field: LiveField, show: (shown: Shown) => void): () => void {
    const watched = this.#watch(code);
    const stop = this.#options.streams.add({
      keys: [watched.key],
      render: () => this.#cell(watched, field),
      show,
      ticking: field.name === "age" || this.#options.staleAfter() !== undefined,
    });
    let live = true;
    return () => {
      if (!live) return;
      live = false;
      stop();
      this.#unwatch(watched);
    };
  }

  /** Key, server or plan have changed: whoever has no value asks anew. */
  restart(): void {
    for (const watched of this.#watched.values()) this.#askFirst(watched);
  }

  #watch(code: InstrumentCode): Watched {
    let watched = this.#watched.get(code);
    if (watched === undefined) {
      const subject: Subject = { topic: "S", code };
      const release = this.#options.feed.retain(subject);
      watched = {
        code,
        key: subjectKey(subject),
        release,
        formulas: 0,
        problem: undefined,
        stopWaiting: () => undefined,
      };
      this.#watched.set(code, watched);
      this.#askFirst(watched);
    }
    watched.formulas += 1;
    return watched;
  }

  #unwatch(watched: Watched): void {
    watched.formulas -= 1;
    if (watched.formulas > 0) return;
    watched.stopWaiting();
    this.#watched.delete(watched.code);
    watched.release();
  }

  /** Pushes come only on change, so the first value is asked for. */
  #askFirst(watched: Watched): void {
    const { clock, feed, snapshots } = this.#options;
    if (feed.store.get(watched.key) !== undefined) return;
    watched.stopWaiting();
    watched.problem = undefined;
    watched.stopWaiting = clock.after(FIRST_WORD, () => this.#report(watched, new QosError("connecting")));
    snapshots.ask(watched.code).answer.then(
      (snapshot) => {
        watched.stopWaiting();
        feed.put({ topic: "S", code: watched.code }, snapshot, "poll");
      },
      (thrown: unknown) => this.#report(watched, asQosError(thrown)),
    );
  }

  #report(watched: Watched, problem: QosError): void {
    watched.stopWaiting();
    if (this.#watched.get(watched.code) !== watched) return;
    watched.problem = problem;
    this.#options.streams.touch(watched.key);
  }

  #cell(watched: Watched, field: LiveField): Cell | undefined {
    const { clock, feed, zone, staleAfter } = this.#options;
    const latest = feed.store.get(watched.key);
    if (latest === undefined) return watched.problem;
    const quiet = clock.now() - latest.at;
    const limit = staleAfter();
    if (limit !== undefined && quiet > limit) return new QosError("stale", { seconds: Math.round(quiet / SECOND) });
    const snapshot = latest.value as Snapshot;
    if (!("read" in field)) return ageOf(snapshot, clock.now());
    return readField(snapshot, field, zone());
  }
}

/** Whole seconds since the data; a server's clock ahead of ours makes no negative age. */
function ageOf(snapshot: Snapshot, now: number): Cell {
  const { time } = snapshot.regular;
  if (time === undefined) return new QosError("noValue", { field: "age", code: snapshot.code });
  return Math.max(0, Math.round(now / SECOND - time));
}
