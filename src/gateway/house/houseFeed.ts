import type { CancelTimer, Clock } from "../../kernel/clock";
import { Subscribable, type Unsubscribe } from "../../kernel/subscribable";
import { SECOND } from "../../kernel/time";
import type { Bus } from "../bus/bus";
import { BEAT, INTEREST, readBeat, type Beat, type Value } from "../bus/words";
import { cannotBeMadeGood } from "../door/client";
import { ENDPOINT_OF_QUERY, replyText } from "../door/conversation";
import type { Answer, Command, Endpoint, Farewell, Feed, Reply, TopicCommand } from "../door/service";
import { objectOf } from "../upstream/questionKind";
import type { User } from "../users/user";
import { SlotTable } from "../values/slotTable";
import type { SlotKey } from "../values/topic";

/** How often the whole interest is told although nothing changed, and how soon after a change (milliseconds). */
const TELL_EVERY = 2 * SECOND;
const TELL_SOON = 20;
/** How long a last value is on its way, at most (milliseconds). */
const WRITTEN = 250;
/** No beat for so long: whoever held the lease may have been forgotten by the bus as well (milliseconds). */
const SILENCE = 3 * SECOND;

export interface HouseFeedOptions {
  readonly clock: Clock;
  readonly bus: Bus;
  readonly edge: string;
  readonly outage: number;
  /** Milliseconds within which a last value is written down. */
  readonly frame: number;
  readonly query: (user: User, endpoint: Endpoint, body: string) => Promise<Answer>;
}

/** The live side of an edge: what its clients watch is told over the bus, and what the bus tells goes to them. */
export class HouseFeed implements Feed {
  readonly slots: SlotTable;
  readonly words = new Subscribable<string>();
  readonly farewells = new Subscribable<Farewell>();
  readonly #options: HouseFeedOptions;
  readonly #heard = new Map<SlotKey, Unsubscribe>();
  readonly #stops: Unsubscribe[] = [];
  #tell: CancelTimer | undefined;
  #changed = false;
  #outage: CancelTimer | undefined;
  #beat: Beat | undefined;
  #beatAt = 0;
  #isOut = false;

  constructor(options: HouseFeedOptions) {
    this.#options = options;
    this.slots = new SlotTable((key, watchers) => this.#interestChanged(key, watchers));
    this.#stops.push(
      options.bus.subscribe(BEAT, (text) => this.#hearBeat(text)),
      options.bus.renewals.subscribe(() => this.#startAnew()),
    );
    this.#watchOutage();
    this.#scheduleTell(TELL_EVERY);
  }

  /** Whether the server's pushes come through. */
  get up(): boolean {
    const { clock } = this.#options;
    return this.#beat?.up === true && clock.now() - this.#beatAt < SILENCE;
  }

  /** Whether there has been no connection for so long that clients were sent away. */
  get out(): boolean {
    return this.#isOut;
  }

  async subscribe(_user: User, { type, body }: TopicCommand): Promise<Reply> {
    return { ok: true, text: replyText(type, "OK", { body, now: this.#options.clock.now() }) };
  }

  async unsubscribe(_user: User, { type, body }: TopicCommand): Promise<Reply> {
    return { ok: true, text: replyText(type, "OK", { body, now: this.#options.clock.now() }) };
  }

  /** Asked as a request: the minute of the house's one socket is for subscriptions. */
  async query(user: User, command: Command): Promise<Reply> {
    const { type, body } = command;
    const now = this.#options.clock.now();
    const endpoint = Object.entries(ENDPOINT_OF_QUERY).find(([letters]) => letters === type)?.[1];
    if (endpoint === undefined) return { ok: false, text: replyText(type, "unknown type", { body, now }) };
    const { type: _type, reqid: _reqid, ...question } = body;
    const { status, text } = await this.#options.query(user, endpoint, JSON.stringify(question));
    const answer = objectOf(text);
    if (answer === undefined || (status !== 200 && typeof answer["msg"] !== "string")) throw new Error("no answer");
    const msg = String(answer["msg"]);
    if (msg !== "OK") return { ok: false, text: replyText(type, msg, { body, now }) };
    const data = endpoint === "trade" ? figuresAsTexts(answer["data"]) : answer["data"];
    return { ok: true, text: replyText(type, "OK", { body, now, data: data ?? null }) };
  }

  leave(): void {
    // The table tells when the last watcher of a key has gone.
  }

  left(): void {
    // The feed is there for all.
  }

  /** Somebody has begun to speak to the server and does not know yet what is wanted. */
  tellInterest(): void {
    this.#tell?.();
    this.#changed = false;
    const { bus, edge } = this.#options;
    bus.publish(INTEREST, JSON.stringify({ edge, watched: this.slots.counts() }));
    this.#scheduleTell(TELL_EVERY);
  }

  stop(): void {
    const { bus, edge } = this.#options;
    this.#tell?.();
    this.#outage?.();
    bus.publish(INTEREST, JSON.stringify({ edge, watched: {} }));
    for (const stop of [...this.#stops, ...this.#heard.values()]) stop();
  }

  #interestChanged(key: SlotKey, watchers: number): void {
    const isHeard = this.#heard.has(key);
    if (watchers > 0 && !isHeard) this.#listen(key);
    if (watchers === 0 && isHeard) {
      this.#heard.get(key)?.();
      this.#heard.delete(key);
    }
    if (this.#changed) return;
    this.#changed = true;
    this.#scheduleTell(TELL_SOON);
  }

  #listen(key: SlotKey): void {
    let isPushed = false;
    const stop = this.#options.bus.subscribeValue(key, (value) => {
      isPushed = true;
      this.#hearValue(key, value);
    });
    let read: Value | undefined;
    const look = (): void => {
      if (!this.up) return;
      this.#options.bus.lastValues.get(key).then(
        (value) => {
          // What was pushed meanwhile is newer.
          if (!isPushed && value !== undefined && !isSame(value, read)) this.#hearValue(key, value);
          read = value;
        },
        () => undefined,
      );
    };
    look();
    // What was pushed just before this began to listen may not have been written down yet.
    const again = this.#options.clock.after(2 * this.#options.frame + WRITTEN, () => isPushed || look());
    this.#heard.set(key, () => {
      stop();
      again();
    });
  }

  #hearValue(key: SlotKey, value: Value): void {
    // The word of one who no longer holds the lease, or of before a gap.
    if (value.epoch !== this.#beat?.epoch) return;
    this.slots.take(key, value);
  }

  #hearBeat(text: string): void {
    const beat = readBeat(text);
    const now = this.#options.clock.now();
    if (beat === undefined) return;
    const before = this.#beat;
    if (before !== undefined && beat.epoch < before.epoch && now - this.#beatAt < SILENCE) return;
    this.#beat = beat;
    this.#beatAt = now;
    this.#isOut &&= !beat.up;
    if (beat.up) this.#watchOutage();
    if (before === undefined || (before.epoch === beat.epoch && before.gaps === beat.gaps)) return;
    this.#startAnew();
  }

  /** Messages were lost. Values are fetched anew; what cannot be made good is for the clients to fetch. */
  #startAnew(): void {
    this.slots.forget();
    this.farewells.publish({ code: 1_012, reason: "messages were lost", only: cannotBeMadeGood });
    this.tellInterest();
  }

  /** Clients do not stay with a gateway that knows nothing new: they would take old prices for present ones. */
  #watchOutage(): void {
    this.#outage?.();
    this.#outage = this.#options.clock.after(this.#options.outage, () => {
      this.#isOut = true;
      this.slots.forget();
      this.farewells.publish({ code: 1_013, reason: "no connection to the server" });
      this.#watchOutage();
    });
  }

  #scheduleTell(delay: number): void {
    this.#tell?.();
    this.#tell = this.#options.clock.after(delay, () => this.tellInterest());
  }
}

function isSame(value: Value, other: Value | undefined): boolean {
  return value.epoch === other?.epoch && value.text === other.text;
}

/** Over the socket the server writes the figures of trades as texts. */
function figuresAsTexts(data: unknown): unknown {
  if (!Array.isArray(data)) return data;
  return (data as readonly unknown[]).map((row) => {
    if (typeof row !== "object" || row === null) return row;
    const { p, v } = row as { readonly p?: unknown; readonly v?: unknown };
    return {
      ...row,
      ...(typeof p === "number" ? { p: String(p) } : {}),
      ...(typeof v === "number" ? { v: String(v) } : {}),
    };
  });
}
