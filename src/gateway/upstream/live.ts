import type { CancelTimer, Clock, Random } from "../../kernel/clock";
import { MINUTE, SECOND } from "../../kernel/time";
import { readPush, type Push } from "../values/push";
import { codeOf, commandOf, topicOf, type SlotKey } from "../values/topic";
import type { CommandPace } from "./commandPace";
import { UpstreamConnection, type WireObject } from "./connection";
import type { Wanted } from "./wanted";

/** A command without a reply for so long is taken for lost (milliseconds). */
const REPLY = 10 * SECOND;
/** Pauses before the connection is tried again (milliseconds): they double. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 30 * SECOND;
/** A connection must have lived so long before its end counts as a first failure again (milliseconds). */
const TRUSTED = 30 * SECOND;
/** What the server would not subscribe is left alone for so long (milliseconds). */
const REFUSED = MINUTE;
/** Topics and codes in one command. */
const MOST_IN_COMMAND = 500;

export interface LiveOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly address: string;
  readonly key: string;
  /** Products live at one time. */
  readonly products: number;
  readonly wanted: Wanted;
  readonly pace: CommandPace;
  readonly onPush: (push: Push) => void;
  /** The connection is usable, or no longer. */
  readonly onUp: (up: boolean) => void;
  readonly onStrange: () => void;
}

interface Change {
  readonly act: "subscribe" | "unsubscribe";
  readonly keys: readonly SlotKey[];
}

/** The one connection of the house key: its subscriptions are made to match what is wanted, one command at a time. */
export class Live {
  readonly #options: LiveOptions;
  readonly #subscribed = new Set<SlotKey>();
  readonly #refused = new Map<SlotKey, number>();
  #products: number;
  #connection: UpstreamConnection | undefined;
  #openedAt = 0;
  #pause = FIRST_PAUSE;
  #retry: CancelTimer | undefined;
  #next: CancelTimer | undefined;
  #under:
    { readonly type: string; readonly reqid: number; readonly settle: (msg: string | undefined) => void } | undefined;
  #late: CancelTimer | undefined;
  #reqid = 0;
  #busy = false;
  #stopped = false;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#products = options.products;
    this.#connect();
  }

  get up(): boolean {
    return this.#connection !== undefined;
  }

  get subscribed(): ReadonlySet<SlotKey> {
    return this.#subscribed;
  }

  /** What is wanted has changed. */
  refresh(): void {
    if (this.#connection === undefined || this.#busy || this.#stopped) return;
    this.#next?.();
    // Wants that come together go together.
    this.#next = this.#options.clock.after(Math.max(20, this.#options.pace.wait()), () => void this.#step());
  }

  /** At once and for good. */
  stop(): void {
    this.#stopped = true;
    this.#retry?.();
    this.#next?.();
    this.#late?.();
    this.#connection?.close();
    this.#connection = undefined;
  }

  #connect(): void {
    const { clock, address, key } = this.#options;
    const handlers = {
      onMessage: (row: WireObject | undefined, text: string) => this.#hear(row, text),
      onClose: () => this.#down(),
    };
    UpstreamConnection.open({ address, key, clock, handlers }).then(
      (opened) => {
        if (!opened.ok) return this.#tryAgain();
        if (this.#stopped) return opened.value.close();
        this.#connection = opened.value;
        this.#openedAt = clock.now();
        this.#options.onUp(true);
        this.refresh();
      },
      () => this.#tryAgain(),
    );
  }

  #down(): void {
    const { clock } = this.#options;
    this.#connection = undefined;
    this.#subscribed.clear();
    this.#settle(undefined);
    if (clock.now() - this.#openedAt > TRUSTED) this.#pause = FIRST_PAUSE;
    this.#options.onUp(false);
    this.#tryAgain();
  }

  #tryAgain(): void {
    if (this.#stopped) return;
    const { clock, random } = this.#options;
    this.#retry = clock.after(this.#pause * (0.5 + random() / 2), () => this.#connect());
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }

  async #step(): Promise<void> {
    const { pace } = this.#options;
    if (this.#busy || this.#connection === undefined) return;
    if (pace.wait() > 0) return this.refresh();
    const change = this.#change();
    if (change === undefined) return;
    this.#busy = true;
    try {
      await pace.note();
      await this.#carryOut(change);
    } catch {
      // Somebody else holds the lease: this is stopped in a moment.
    } finally {
      this.#busy = false;
    }
    this.refresh();
  }

  /** The next command: room is made before it is used. */
  #change(): Change | undefined {
    const now = this.#options.clock.now();
    const chosen = this.#options.wanted.chosen(this.#products, this.#subscribed);
    const gone = [...this.#subscribed].filter((key) => !chosen.has(key));
    const fresh = [...chosen].filter((key) => !this.#subscribed.has(key) && (this.#refused.get(key) ?? 0) <= now);
    if (fresh.length === 0 && gone.length === 0) return undefined;
    const products = new Set([...this.#subscribed, ...fresh].map(codeOf)).size;
    const act = fresh.length === 0 || (gone.length > 0 && products > this.#products) ? "unsubscribe" : "subscribe";
    const keys = act === "subscribe" ? fresh : gone;
    const topic = topicOf(keys[0] ?? fresh[0] ?? gone[0] ?? ("" as SlotKey));
    return { act, keys: keys.filter((key) => topicOf(key) === topic).slice(0, MOST_IN_COMMAND) };
  }

  async #carryOut({ act, keys }: Change): Promise<void> {
    const [first] = keys;
    if (first === undefined) return;
    const { clock, pace } = this.#options;
    const command = commandOf(topicOf(first), act, keys);
    const msg = await this.#send(command);
    if (act === "unsubscribe") {
      if (msg === "OK") for (const key of keys) this.#subscribed.delete(key);
    } else if (msg === "OK") {
      for (const key of keys) this.#subscribed.add(key);
    } else if (msg !== undefined && /frequen|频率|频繁|per minute|每分钟/i.test(msg)) {
      pace.hold(10 * SECOND);
    } else if (msg !== undefined) {
      // Fewer products than were entered, or something that this server does not push: polled meanwhile.
      if (/product|产品|数量/i.test(msg)) this.#products = Math.max(1, new Set([...this.#subscribed].map(codeOf)).size);
      for (const key of keys) this.#refused.set(key, clock.now() + REFUSED);
    }
  }

  #send(command: object): Promise<string | undefined> {
    this.#reqid += 1;
    const reqid = this.#reqid;
    const { type } = command as { readonly type: string };
    return new Promise((settle) => {
      this.#under = { type, reqid, settle };
      this.#late = this.#options.clock.after(REPLY, () => this.#settle(undefined));
      this.#connection?.send(JSON.stringify({ ...command, reqid }));
    });
  }

  #settle(msg: string | undefined): void {
    this.#late?.();
    const under = this.#under;
    this.#under = undefined;
    under?.settle(msg);
  }

  #hear(row: WireObject | undefined, text: string): void {
    const { onPush, onStrange } = this.#options;
    if (row === undefined) return onStrange();
    if (row["tp"] === undefined) return this.#hearReply(row);
    const push = readPush(row, text);
    if (push === undefined) onStrange();
    else onPush(push);
  }

  #hearReply(row: WireObject): void {
    const { type, reqid } = this.#under ?? {};
    if (type === undefined || row["type"] !== type) return;
    if (row["reqid"] === undefined || row["reqid"] === reqid) this.#settle(String(row["msg"]));
  }
}
