import type { InstrumentCode } from "../../market/instrumentCode";
import { periodOfKt } from "../../market/periods";
import type { WireCommandType } from "../../qos/wire";
import { answer } from "../protocol/answers";
import { readCodes } from "../protocol/askedCodes";
import type { Connection } from "./connection";
import type { LimitedEndpoint } from "../access/plans";
import type { Pusher } from "./pusher";
import type { Refusal } from "../protocol/refusals";
import { spoilRows, spoilText } from "../protocol/spoiling";
import type { Subscriptions, Topic } from "./subscriptions";
import type { World } from "../world";

const QUERIES: Readonly<Record<string, LimitedEndpoint>> = {
  RS: "snapshot",
  RT: "trade",
  RD: "depth",
  RK: "kline",
  RH: "history",
  RI: "instrument-info",
};

const TOPICS: ReadonlySet<string> = new Set<WireCommandType>(["S", "T", "D", "K"]);

/** Commands sent a second apart arrive a little more or less apart. */
const GRACE = 0.95;

type Body = Readonly<Record<string, unknown>>;
/** What the reply holds beside type, `msg` and `reqid`. */
type Outcome = { readonly refusal: Refusal } | { readonly reply: object };

/** The socket's commands (§5.1 to §5.4, and the additions of 2025-06). */
export class Commands {
  readonly #world: World;
  readonly #subscriptions: Subscriptions;
  readonly #pusher: Pusher;

  constructor(world: World, subscriptions: Subscriptions, pusher: Pusher) {
    this.#world = world;
    this.#subscriptions = subscriptions;
    this.#pusher = pusher;
  }

  hear(connection: Connection, text: string): void {
    if (connection.frozen) return;
    connection.heard = this.#world.settings.clock.now();
    const body = parse(text);
    const type = typeof body?.["type"] === "string" ? body["type"] : "";
    const places = [type, "socket"];
    if (this.#hurt(connection, places)) return;
    const outcome: Outcome =
      body === undefined ? { refusal: { kind: "bad-json" } } : this.#carryOut(connection, type, body);
    const msg = "refusal" in outcome ? this.#world.refusal(outcome.refusal) : "OK";
    this.#journal(connection, type, body ?? text, msg);
    this.#reply(
      connection,
      { places, query: body ?? text },
      {
        type,
        msg,
        ...("reply" in outcome ? outcome.reply : { time: this.#time() }),
        ...(body?.["reqid"] === undefined ? {} : { reqid: body["reqid"] }),
      },
    );
  }

  #carryOut(connection: Connection, type: string, body: Body): Outcome {
    if (type === "H") return { reply: { time: this.#time() } };
    const topic = TOPICS.has(type.slice(0, 1)) && (type.length === 1 || type.slice(1) === "C") ? type.slice(0, 1) : "";
    const endpoint = QUERIES[type];
    if (topic === "" && endpoint === undefined) return { refusal: { kind: "unknown-type", type } };
    const change = this.#world.faults.none ? undefined : this.#world.faults.take("plan-change", type, "socket");
    if (change !== undefined) connection.holder.plan = this.#world.keys.named(change.plan ?? "free").plan;
    const refused = this.#tooFrequent(connection);
    if (refused !== undefined) return { refusal: refused };
    if (endpoint === undefined) return this.#changeSubscription(connection, { topic, type, body });
    const found = answer(this.#world, { endpoint, body, plan: connection.holder.plan, over: "socket" });
    return found.ok ? { reply: { data: found.value } } : { refusal: found.error };
  }

  #changeSubscription(
    connection: Connection,
    { topic, type, body }: { topic: string; type: string; body: Body },
  ): Outcome {
    const codes = readCodes(body["codes"]);
    if (codes === undefined) return { refusal: { kind: "bad-parameter", name: "codes" } };
    const kt = body["kt"];
    if (topic === "K" && (typeof kt !== "number" || periodOfKt(kt) === undefined)) {
      return { refusal: { kind: "bad-parameter", name: "kt" } };
    }
    const full = (topic === "K" ? `K${String(kt)}` : topic) as Topic;
    if (type.endsWith("C")) {
      for (const code of codes) this.#subscriptions.remove(connection, full, code);
      return { reply: { time: this.#time() } };
    }
    const known = codes.filter((code) => this.#world.market.find(code) !== undefined);
    const refused = this.#tooManyProducts(connection, codes);
    if (refused !== undefined) return { refusal: refused };
    if (this.#world.faults.none || !this.#world.faults.take("forget-subscription", type, "socket")) {
      this.#subscribe(connection, full, known);
    }
    return { reply: { time: this.#time() } };
  }

  #subscribe(connection: Connection, topic: Topic, codes: readonly InstrumentCode[]): void {
    for (const code of codes) {
      this.#pusher.settle(code);
      this.#subscriptions.add(connection, topic, code);
    }
    if (!this.#world.settings.pushOnSubscribe) return;
    this.#world.settings.clock.after(0, () => {
      for (const code of codes) this.#pusher.pushNow(connection, topic, code);
    });
  }

  /** The plan counts instruments over all topics and connections of the key. */
  #tooManyProducts(connection: Connection, codes: readonly InstrumentCode[]): Refusal | undefined {
    if (!this.#world.settings.enforceLimits) return undefined;
    const limit = connection.holder.plan.socket.products;
    const wanted = new Set(this.#subscriptions.instruments(({ holder }) => holder === connection.holder));
    for (const code of codes) wanted.add(code);
    return wanted.size > limit ? { kind: "too-many-products", limit } : undefined;
  }

  /** Heartbeats are free; every other command counts (§5.0.2). */
  #tooFrequent(connection: Connection): Refusal | undefined {
    const { rates, settings } = this.#world;
    if (!settings.enforceLimits) return undefined;
    const { commandGap, commandsAMinute } = connection.holder.plan.socket;
    const name = `${connection.holder.key}/ws`;
    const now = settings.clock.now();
    const last = rates.last(name);
    if (last !== undefined && now - last < commandGap * GRACE) return { kind: "commands-too-close" };
    return rates.admit(name, commandsAMinute, now) ? undefined : { kind: "too-frequent", limit: commandsAMinute };
  }

  /** Applies the faults that strike before a reply is made; true if there is none to make. */
  #hurt(connection: Connection, places: readonly string[]): boolean {
    const { faults } = this.#world;
    if (faults.none) return false;
    if (faults.take("half-open", ...places)) {
      connection.frozen = true;
      return true;
    }
    if (faults.take("cut", ...places)) connection.cut();
    else if (faults.take("reset", ...places)) connection.reset();
    else if (faults.take("close", ...places)) connection.close(1_001, "going away");
    else {
      const stall = faults.take("stall", ...places);
      if (stall !== undefined) connection.stall(stall.ms ?? 1_000);
      return false;
    }
    return true;
  }

  #reply(
    connection: Connection,
    { places, query }: { readonly places: readonly string[]; readonly query: unknown },
    message: { readonly type: string; readonly msg: string; readonly data?: unknown },
  ): void {
    const { faults, settings, recorder } = this.#world;
    if (!faults.none && faults.take("drop", ...places)) return;
    const refuse = faults.none ? undefined : faults.take("refuse", ...places);
    const told = refuse === undefined ? message : { ...message, msg: refuse.message ?? "system busy", data: undefined };
    const spoilt = "data" in told ? { ...told, data: spoilRows(this.#world, told.data, places) } : told;
    const text = spoilText(faults, spoilt, places);
    if (recorder.on) recorder.write({ at: settings.clock.now(), kind: "command", name: message.type, query, text });
    const delay = faults.none ? undefined : faults.take("delay", ...places);
    if (delay === undefined) connection.send(text);
    else settings.clock.after(delay.ms ?? 1_000, () => connection.send(text));
  }

  #journal(connection: Connection, type: string, body: unknown, msg: string): void {
    const { journal, metrics, settings } = this.#world;
    const at = settings.clock.now();
    metrics.commands += 1;
    journal.add({
      kind: "command",
      endpoint: type,
      body,
      at,
      key: connection.holder.name,
      credential: connection.credential,
      msg,
      connection: connection.id,
    });
  }

  #time(): number {
    return Math.floor(this.#world.settings.clock.now() / 1_000);
  }
}

function parse(text: string): Body | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}
