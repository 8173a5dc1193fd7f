import type { InstrumentCode } from "../../market/instrumentCode";
import type { WirePush } from "../../qos/wire";
import type { Connection } from "./connection";
import type { Instrument } from "../market/instrument";
import type { Trade } from "../market/trade";
import { FOREIGN_CODE, spoilText } from "../protocol/spoiling";
import type { Subscribers, Subscriptions, Topic } from "./subscriptions";
import { textFrame } from "./textFrame";
import { barRow, depthRow, snapshotRow, tradeRow } from "../protocol/wireRows";
import type { World } from "../world";

const TAGS: Readonly<Record<string, number>> = { night: 1, pre: 2, regular: 3, post: 4 };

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
    const { market } = this.#world;
    for (const [code, topics] of this.#subscriptions.watched) {
      const news = market.news(code);
      if (news === undefined) continue;
      if (this.#world.settings.sessionTags) this.#pushExtended(news.instrument, topics);
      if (news.trades.length === 0) continue;
      for (const [topic, wanting] of topics) this.#pushTopic(news.instrument, topic, wanting, news.trades);
    }
    this.flush();
  }

  /** The present state of one topic, to one connection. */
  pushNow(connection: Connection, topic: Topic, code: InstrumentCode): void {
    const instrument = this.#world.market.find(code);
    if (instrument === undefined) return;
    const trades = topic === "T" ? (this.#world.market.trades(code, 1) ?? []) : [];
    this.#pushTopic(instrument, topic, new Set([connection]), trades);
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

  /** Snapshots and trades of the US extended session that is on. */
  #pushExtended(instrument: Instrument, topics: ReadonlyMap<Topic, Subscribers>): void {
    const news = this.#world.market.extendedNews(instrument.code);
    if (news === undefined || news.trades.length === 0) return;
    const snapshot = { tp: "S", ...snapshotRow(instrument, news.quote), ...this.#tag(instrument) };
    const trades = news.trades.map((trade) => ({
      tp: "T",
      ...tradeRow(instrument, trade, this.#world.settings.tradeFigures),
    }));
    this.#send(instrument, "S", topics.get("S") ?? new Set(), [snapshot]);
    this.#send(instrument, "T", topics.get("T") ?? new Set(), trades);
  }

  #pushTopic(instrument: Instrument, topic: Topic, wanting: Subscribers, trades: readonly Trade[]): void {
    this.#send(instrument, topic, wanting, this.#messages(instrument, topic, trades));
  }

  #send({ code }: Instrument, topic: Topic, wanting: Subscribers, messages: readonly object[]): void {
    if (wanting.size === 0) return;
    for (const message of messages) {
      if (this.#world.faults.none) this.#emit(topic, code, JSON.stringify(message), wanting);
      else this.#emitFaulty(topic, message, wanting);
    }
  }

  #messages(instrument: Instrument, topic: Topic, trades: readonly Trade[]): readonly object[] {
    const { market } = this.#world;
    const { code } = instrument;
    switch (topic) {
      case "S": {
        const quote = market.quote(code);
        return quote === undefined ? [] : [{ tp: "S", ...snapshotRow(instrument, quote), ...this.#tag(instrument) }];
      }
      case "T":
        if (instrument.depthLevels === 0) return [];
        return trades.map((trade) => ({ tp: "T", ...tradeRow(instrument, trade, this.#world.settings.tradeFigures) }));
      case "D": {
        const book = market.book(code);
        return book === undefined ? [] : [{ tp: "D", ...depthRow(instrument, book) }];
      }
      default: {
        const kt = Number(topic.slice(1));
        const bar = market.currentBar(code, kt);
        return bar === undefined ? [] : [{ tp: "K", ...barRow(instrument, bar, kt) }];
      }
    }
  }

  #tag(instrument: Instrument): { readonly tt?: number } {
    if (!this.#world.settings.sessionTags || instrument.market !== "US") return {};
    return { tt: TAGS[this.#world.market.sessionOf(instrument.code) ?? ""] ?? 0 };
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
