import type { CancelTimer, Clock, Random } from "../../kernel/clock";
import type { Unsubscribe } from "../../kernel/subscribable";
import { SECOND } from "../../kernel/time";
import type { Bus } from "../bus/bus";
import { ASK, BEAT, INTEREST, readInterest, readQuestion, writeAnswer, type Value } from "../bus/words";
import { CommandPace } from "../upstream/commandPace";
import type { HousePlan } from "../upstream/housePlan";
import type { QueryServer } from "../upstream/http";
import { Live } from "../upstream/live";
import { MOVED } from "../upstream/endpointQueue";
import { Poller } from "../upstream/poller";
import { Relay } from "../upstream/relay";
import { Wanted } from "../upstream/wanted";
import type { Push } from "../values/push";
import { topicOf, type SlotKey } from "../values/topic";

const BEAT_EVERY = SECOND / 2;
/** An edge that has said nothing for so long is dead (milliseconds). */
const EDGE_DEAD = 7 * SECOND;

export interface HolderCounts {
  pushes: number;
  strange: number;
  tooMuch: number;
}

export interface HolderOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly bus: Bus;
  readonly queryServer: QueryServer;
  readonly address: string;
  readonly key: string;
  readonly plan: HousePlan;
  /** Milliseconds: for which prices are kept, what nobody watches stays subscribed, and between two values. */
  readonly cache: number;
  readonly grace: number;
  readonly frame: number;
  readonly counts: HolderCounts;
}

/** The one who speaks to the server, for as long as the lease is held: made when it is won, stopped when it is lost. */
export class Holder {
  readonly relay: Relay;
  readonly live: Live;
  readonly #options: HolderOptions;
  readonly #epoch: number;
  readonly #wanted: Wanted;
  readonly #poller: Poller;
  readonly #last = new Map<SlotKey, Value>();
  readonly #fresh = new Set<SlotKey>();
  readonly #edges = new Map<string, number>();
  readonly #stops: Unsubscribe[] = [];
  #beat: CancelTimer;
  #frame: CancelTimer;
  #gaps = 0;
  #stopped = false;

  /** `spent`: what earlier holders have written down. */
  constructor(options: HolderOptions, epoch: number, spent: ReadonlyMap<string, string>) {
    this.#options = options;
    this.#epoch = epoch;
    const { clock, bus, plan, counts, key } = options;
    this.#wanted = new Wanted(clock, options.grace);
    this.relay = new Relay({
      ...options,
      ledger: bus.ledger,
      spent,
      onTooMuch: () => (counts.tooMuch += 1),
    });
    const pace = new CommandPace({
      clock,
      commands: plan.commands,
      gap: plan.gap,
      ledger: bus.ledger,
      spent: spent.get(CommandPace.ledgerName),
    });
    this.#poller = new Poller({
      clock,
      plan,
      query: (user, endpoint, body) => this.relay.query(user, endpoint, body),
      beyond: () => [...this.#wanted.watched()].filter((slot) => !this.live.subscribed.has(slot)),
      onPush: (push) => this.#publish(push),
    });
    this.live = new Live({
      clock,
      random: options.random,
      address: options.address,
      key,
      products: plan.live,
      wanted: this.#wanted,
      pace,
      onPush: (push) => this.#publish(push),
      onUp: (up) => this.#upChanged(up),
      onStrange: () => (counts.strange += 1),
    });
    this.#stops.push(
      bus.subscribe(INTEREST, (text) => this.#hearInterest(text)),
      bus.respond(ASK, (text) => this.#answer(text)),
      bus.renewals.subscribe(() => this.#startAnew()),
    );
    this.#beat = this.#keepBeating();
    this.#frame = this.#keepLastValues();
  }

  /** Silent towards server and clients from here on. */
  stop(): void {
    this.#stopped = true;
    this.live.stop();
    this.#poller.stop();
    this.relay.stop();
    this.#beat();
    this.#frame();
    for (const stop of this.#stops) stop();
  }

  async #answer(text: string): Promise<string> {
    const question = readQuestion(text);
    if (question === undefined || question.endpoint === "register" || this.#stopped) return writeAnswer(MOVED);
    return writeAnswer(await this.relay.query(question.user, question.endpoint, question.body));
  }

  #hearInterest(text: string): void {
    const interest = readInterest(text);
    if (interest === undefined) return;
    const isNew = !this.#edges.has(interest.edge);
    if (interest.watched.size === 0) this.#edges.delete(interest.edge);
    else this.#edges.set(interest.edge, this.#options.clock.now());
    this.#wanted.set(interest.edge, interest.watched);
    this.live.refresh();
    // What an earlier holder told its clients may have changed before this one listened.
    if (isNew) this.#fill(interest.watched.keys());
  }

  #publish(push: Push): void {
    const { bus, counts } = this.#options;
    if (this.#stopped) return;
    counts.pushes += 1;
    const { key, text, ts, volume, tag } = push;
    const value = { epoch: this.#epoch, text, ts, volume, tag };
    if (topicOf(key) !== "T") {
      this.#last.set(key, value);
      this.#fresh.add(key);
    }
    bus.publishValue(key, value);
  }

  /** What was said while the bus was away may be lost to anybody. */
  #startAnew(): void {
    this.#gaps += 1;
    this.#sayBeat();
    for (const [key, value] of this.#last) this.#options.bus.publishValue(key, value);
  }

  #upChanged(up: boolean): void {
    if (!up) {
      this.#gaps += 1;
      for (const key of this.#last.keys()) this.#forget(key);
    }
    this.#sayBeat();
    if (up) this.#fill(this.#wanted.watched());
  }

  /** Fetches what may have changed unseen. Trades and bars are for the clients to fetch: they are told. */
  #fill(keys: Iterable<SlotKey>): void {
    const states = [...keys].filter((key) => ["S", "D"].includes(topicOf(key)));
    if (states.length > 0) this.#poller.fill(states);
  }

  #sayBeat(): void {
    this.#options.bus.publish(
      BEAT,
      JSON.stringify({ epoch: this.#epoch, up: this.live?.up ?? false, gaps: this.#gaps }),
    );
  }

  #keepBeating(): CancelTimer {
    return this.#options.clock.after(BEAT_EVERY, () => {
      this.#sayBeat();
      const dead = this.#options.clock.now() - EDGE_DEAD;
      for (const [edge, heard] of this.#edges) {
        if (heard > dead) continue;
        this.#edges.delete(edge);
        this.#wanted.set(edge, new Map());
        this.live.refresh();
      }
      this.#beat = this.#keepBeating();
    });
  }

  /**
   * Writes the last values down once a frame, for edges that begin to watch. What is not followed any more is soon no
   * longer the last value: whoever comes later is told none.
   */
  #keepLastValues(): CancelTimer {
    return this.#options.clock.after(this.#options.frame, () => {
      for (const [key, value] of this.#last) {
        if (!this.#wanted.isWatched(key) && !this.live.subscribed.has(key)) this.#forget(key);
        else if (this.#fresh.has(key)) this.#options.bus.lastValues.put(key, value);
      }
      this.#fresh.clear();
      this.#frame = this.#keepLastValues();
    });
  }

  #forget(key: SlotKey): void {
    this.#last.delete(key);
    this.#options.bus.lastValues.forget(key);
  }
}
