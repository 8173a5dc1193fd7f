import type { Subject } from "../../src/qos/topics/topic";
import type { WireBar, WireCommand, WireKlineQuery } from "../../src/qos/wire";
import { code, ungroup } from "./builders";
import { ok, type Asked, type Outcome } from "./scriptedHttp";
import { agree } from "./scriptedSocket";
import { storedKey, testApp } from "./testPorts";

const CELLS = Array.from({ length: 30 }, (_, at) => `CF:C${at}`);

/** A market that trades every second of every minute; its newest bar grows until `closedAt`. */
class Market {
  closedAt = Infinity;
  factor = 1;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The latest bars of a code as the server has them now, oldest first. */
  bars(c: string, count: number): WireBar[] {
    const second = Math.floor(Math.min(this.#now(), this.closedAt) / 1_000);
    const minute = Math.floor(second / 60);
    const base = 10 * (1 + CELLS.indexOf(c));
    return Array.from({ length: count }, (_, at): WireBar => {
      const begun = minute - (count - 1 - at);
      const traded = begun === minute ? second % 60 : 59;
      const price = (more: number) => String((base + (begun % 97) + more) * this.factor);
      const [o, cl, h, l] = [price(0), price(traded / 64), price(1), price(-1)];
      return { c, o, cl, h, l, v: String(traded + 1), ts: begun * 60, kt: 1 };
    });
  }
}

/** Thirty LIVEKLINE of a minute on the free plan, and what came over the wire for them. */
export function thirtyLiveBars(pushesBars: boolean) {
  const made = testApp(storedKey());
  const { app, clock, http, socket } = made;
  const market = new Market(() => clock.now());
  let received = 0;
  http.answer = ({ path, body }: Asked): Outcome => {
    if (path !== "/kline") return { status: 404, body: "" };
    const lines = (body as { kline_reqs: WireKlineQuery[] }).kline_reqs;
    const entries = lines.flatMap(({ c, co }) => ungroup([c]).map((one) => ({ c: one, k: market.bars(one, co) })));
    const outcome = ok(entries);
    received += outcome.body.length;
    return outcome;
  };
  const subscribed = new Set<string>();
  socket.reply = (command: WireCommand) => {
    if (!pushesBars) return { type: command.type, msg: "unknown type", time: 1_731_510_000 };
    if (command.type !== "K") return agree(command);
    for (const c of ungroup(command.codes ?? [])) subscribed.add(c);
    return agree(command);
  };
  const shown = new Map<string, unknown>();
  for (const c of CELLS) app.live.kline([c, "1m", 20], (table) => shown.set(c, table));
  return {
    ...made,
    market,
    shown,
    subscribed,
    /** Bytes of the answers since the last look. */
    received() {
      const bytes = received;
      received = 0;
      return bytes;
    },
    async minute(): Promise<void> {
      for (let second = 0; second < 60; second += 5) {
        await clock.advance(5_000);
        if (clock.now() > market.closedAt) continue;
        for (const c of subscribed) socket.last.says({ tp: "K", ...market.bars(c, 1)[0] });
      }
    },
    /** Of every series: what is shown in the end, and what the whole question tells. */
    both(): readonly { readonly known: unknown; readonly whole: unknown }[] {
      return CELLS.map((c) => {
        const subject: Subject<"K"> = { topic: "K", code: code(c), interval: "1m" };
        const known = app.status.feed.store.get(subject)?.value.map(({ time, open, high, low, close, volume }) => {
          return [time, open, high, low, close, volume];
        });
        const whole = market.bars(c, 1_000).map(({ ts, o, h, l, cl, v }) => [ts, o, h, l, cl, v].map(Number));
        return { known: known?.slice(-1_000), whole };
      });
    },
  };
}
