import type { Random } from "../kernel/clock";

/** Every way in which the server can misbehave on command, by name. */
export const FAULTS = {
  delay: "answers or replies only after `ms`",
  drop: "REST: closes the connection without an answer; socket: never replies",
  stall: "REST: never answers and keeps the connection; socket: holds all that it has to send for `ms`",
  "half-body": "REST: sends half of the answer and keeps the connection",
  "half-open": "socket: stays open, but nothing is heard or sent any more",
  cut: "ends the connection without a goodbye",
  reset: "resets the connection (TCP RST)",
  close: "socket: closes with a close frame, code 1001",
  status: "REST: answers with `status`, default 503, and a short text",
  html: "REST: answers 200 with a page of HTML, as a captive portal does",
  truncated: "the JSON text stops in the middle",
  "invalid-json": "the text is no JSON",
  "numbers-as-texts": "every number is written as a text",
  "texts-as-numbers": "every text that looks like a number is written as a number",
  "float-noise": "figures carry the noise of binary fractions, `7076551.6299999999`",
  "reverse-rows": "rows come in reverse order",
  "duplicate-rows": "every row comes twice",
  "older-rows": "rows of snapshots, books and bars come twice, the second time as they were a minute earlier",
  "omit-rows": "the first row is missing",
  "foreign-rows": "a row that nobody asked for is added",
  "bar-kt-null": "a bar in the middle of each series has null for its `kt`",
  "bar-kt-text": "a bar in the middle has the text x for its `kt`",
  "bar-kt-other": "a bar in the middle has the `kt` of another period",
  "bar-repeated": "a bar in the middle comes twice",
  "bar-foreign": "a bar in the middle is of another instrument",
  "bar-missing": "a bar in the middle is left out",
  "null-data": "success, but `data` is null",
  refuse: "refuses with the text `message`, whatever was asked",
  "duplicate-push": "every push comes twice",
  "out-of-order-push": "a push is followed by the one before it for the same instrument",
  "drop-push": "pushes are lost",
  "foreign-push": "a push for an instrument that was not subscribed is added",
  "forget-subscription": "says OK to a subscription, but never pushes",
  "slow-handshake": "the socket opens only after `ms`",
  "refuse-connection": "refuses the socket with `status`, default 503",
  "kick-connection": "a new connection closes the older ones of its key",
  "plan-change": "the key falls to the plan `plan`, default `free`, with this request",
  "clock-skew": "all times told are wrong by `ms`",
} as const satisfies Readonly<Record<string, string>>;

export type FaultName = keyof typeof FAULTS;

export interface FaultOrder {
  readonly fault: FaultName;
  /**
   * Where: an endpoint (`snapshot`), a socket command (`S`), `push` or a topic's pushes (`push/S`), `rest`,
   * `socket`; left out: everywhere.
   */
  readonly at?: string;
  /** How often; left out: until taken away. */
  readonly times?: number;
  /** Chance of each time, from 0 to 1. */
  readonly chance?: number;
  readonly ms?: number;
  readonly status?: number;
  readonly message?: string;
  readonly plan?: string;
}

interface Standing {
  readonly order: FaultOrder;
  left: number;
}

/** The faults in force. */
export class FaultBox {
  readonly #random: Random;
  #standing: readonly Standing[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  get orders(): readonly FaultOrder[] {
    return this.#standing.map(({ order }) => order);
  }

  get none(): boolean {
    return this.#standing.length === 0;
  }

  /** Puts a fault in force; the result takes it away again. */
  add(order: FaultOrder): () => void {
    if (!(order.fault in FAULTS)) throw new Error(`no such fault: ${String(order.fault)}`);
    const standing: Standing = { order, left: order.times ?? Number.POSITIVE_INFINITY };
    this.#standing = [...this.#standing, standing];
    return () => this.#remove(standing);
  }

  clear(): void {
    this.#standing = [];
  }

  /** The fault of that name, if it strikes at one of `places` this time. */
  take(fault: FaultName, ...places: readonly string[]): FaultOrder | undefined {
    for (const standing of this.#standing) {
      const { order } = standing;
      if (order.fault !== fault || (order.at !== undefined && !places.includes(order.at))) continue;
      if (order.chance !== undefined && this.#random() >= order.chance) continue;
      standing.left -= 1;
      if (standing.left <= 0) this.#remove(standing);
      return order;
    }
    return undefined;
  }

  #remove(standing: Standing): void {
    this.#standing = this.#standing.filter((candidate) => candidate !== standing);
  }
}
