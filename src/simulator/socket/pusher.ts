import type { InstrumentCode } from "../../market/instrumentCode";
import type { WirePush } from "../../qos/wire";
import type { Connection } from "./connection";
import type { Instrument } from "../market/instrument";
import type { News } from "../market/marketEngine";
import { FOREIGN_CODE, spoilText } from "../protocol/spoiling";
import type { Subscribers, Subscriptions, Topic } from "./subscriptions";
import { textFrame } from "./textFrame";
import { snapshotRow } from "../protocol/snapshotRows";
import { barRow, depthRow, tradeRow } from "../protocol/wireRows";
import type { World } from "../world";

/** Turns what happens in the market into pushes, each written once for all who want it. */
export class Pusher {
  readonly #world: World;
  readonly #subscriptions: Subscriptions;
  readonly #last = new Map<string, string>();
  readonly #touched = new Set<Connection>();

  constructor(world: World, subscriptions: Subscriptions) {
    this.#world = world;
    this.#subscriptions = subscriptions;
  }

  /** The last push of a topic for a code, as it was written. */
  last(topic: string, code: string): unknown {
    const text = this.#last.get(`${topic}|${code}`);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  /** From now on only what happens after this moment is news for `code`. */
  settle(code: InstrumentCode): void {
    if (!this.#subscriptions.watched.has(code)) this.#world.market.news(code);
  }

  /** Pushes what has happened since the last call; an instrument that has not traded is silent. */
  push(): void {
    for (const [code, topics] of this.#subscriptions.watched) {
      const news = this.#world.market.news(code);
      if (news === undefined || news.trades.length === 0) continue;
      for (const [topic, wanting] of topics) this.#send(news.instrument, topic, wanting, this.#messages(topic, news));
    }
    this.flush();
  }

  /** The present state of one topic, to one connection. */
  pushNow(connection: Connection, topic: Topic, code: InstrumentCode): void {
    const instrument = this.#world.market.find(code);
    if (instrument === undefined) return;
    const trades = this.#world.market.trades(code, 1) ?? [];
    const now = { at: this.#world.market.now, price: 0, volume: 0, direction: 0 } as const;
    this.#send(instrument, topic, new Set([connection]), this.#messages(topic, { instrument, trades, regular: [now] }));
    this.flush();
  }

  /** Sends any text as a push to the given connections, as it is. */
  pushRaw(text: string, wanting: Subscribers): void {
    this.#emit("raw", "raw", text, wanting);
    this.flush();
  }

  flush(): void {
    for (const connection of this.#touched) connection.flush();
    this.#touched.clear();
  }

  #send({ code }: Instrument, topic: Topic, wanting: Subscribers, messages: readonly object[]): void {
    if (wanting.size === 0) return;
    for (const message of messages) {
      if (this.#world.faults.none) this.#emit(topic, code, JSON.stringify(message), wanting);
      else this.#emitFaulty(topic, message, wanting);
    }
  }

  /** Extended trading of a US stock moves its snapshot, tape and book, but no bar. */
  #messages(topic: Topic, { instrument, trades, regular }: News): readonly object[] {
    const { market, settings } = this.#world;
    switch (topic) {
      case "S": {
        if (settings.snapshots === "regular" && regular.length === 0) return [];
        const row = snapshotRow(market, instrument, settings);
        return row === undefined ? [] : [{ tp: "S", ...row }];
      }
      case "T":
        if (instrument.depthLevels === 0) return [];
        return trades.map((trade) => ({ tp: "T", ...tradeRow(instrument, trade, settings.tradeFigures) }));
      case "D": {
        const orderBook = market.orderBook(instrument.code);
        return orderBook === undefined ? [] : [{ tp: "D", ...depthRow(instrument, orderBook) }];
      }
      default: {
        const [first] = regular;
        if (first === undefined) return [];
        const kt = Number(topic.slice(1));
        return market.barsSince(instrument.code, kt, first).map((bar) => ({ tp: "K", ...barRow(instrument, bar, kt) }));
      }
    }
  }

  #emit(topic: string, code: string, text: string, wanting: Subscribers): void {
    const { metrics, recorder, market } = this.#world;
    const frame = textFrame(text);
    metrics.pushes += 1;
    this.#last.set(`${topic}|${code}`, text);
    if (recorder.on) recorder.write({ at: market.now, kind: "push", name: topic, text });
    for (const connection of wanting) {
      connection.queue(frame);
      this.#touched.add(connection);
    }
  }

  #emitFaulty(topic: Topic, message: object, wanting: Subscribers): void {
    const { faults, settings } = this.#world;
    const places = ["push", `push/${topic.slice(0, 1)}`];
    const { c: code } = message as Pick<WirePush, "c">;
    if (faults.take("drop-push", ...places)) return;
    const before = this.#last.get(`${topic}|${code}`);
    const text = spoilText(faults, message, places);
    const send = (): void => this.#emit(topic, code, text, wanting);
    const delay = faults.take("delay", ...places);
    if (delay !== undefined) {
      settings.clock.after(delay.ms ?? 1_000, () => {
        send();
        this.flush();
      });
      return;
    }
    send();
    if (faults.take("duplicate-push", ...places)) send();
    if (faults.take("foreign-push", ...places)) {
      this.#emit("foreign", FOREIGN_CODE, JSON.stringify({ ...message, c: FOREIGN_CODE }), wanting);
    }
    if (before !== undefined && faults.take("out-of-order-push", ...places)) {
      this.#emit("old", code, before, wanting);
    }
  }
}
