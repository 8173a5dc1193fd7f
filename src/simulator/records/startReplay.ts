import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import { WebSocketServer, type WebSocket } from "ws";
import type { Clock } from "../../kernel/clock";
import { systemClock } from "../clocks";
import { allowOrigin } from "../rest/crossOrigin";
import { Recording } from "./recording";

export interface ReplayOptions {
  readonly file: string;
  readonly port?: number;
  readonly host?: string;
  /** How many times as fast as recorded; default 1. */
  readonly speed?: number;
  readonly cors?: string | false;
  readonly clock?: Clock;
}

export interface Replay {
  readonly url: string;
  readonly wsUrl: string;
  stop(): Promise<void>;
}

type Message = Readonly<Record<string, unknown>>;

const NOT_RECORDED = "not in the recording";

/**
 * Serves a recording: the same answers to the same questions, and the pushes in their old rhythm from the first
 * subscription on, to those who subscribe to them. Any key will do.
 */
export async function startReplay(options: ReplayOptions): Promise<Replay> {
  const { file, port = 0, host = "127.0.0.1", speed = 1, cors = "*", clock = systemClock } = options;
  const recording = Recording.read(file);
  const rest = Fastify({ logger: false, forceCloseConnections: true });
  rest.removeAllContentTypeParsers();
  rest.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  rest.all("/*", (request, reply) => {
    if (allowOrigin(cors, request, reply)) return reply.code(204).send();
    const endpoint = new URL(request.url, "http://replay").pathname.slice(1);
    const text = recording.answer("rest", endpoint, parse(request.body)) ?? JSON.stringify({ msg: NOT_RECORDED });
    return reply.type("application/json; charset=utf-8").send(text);
  });
  await rest.listen({ port, host });
  const sockets = new WebSocketServer({ server: rest.server, path: "/ws" });
  const playing = new Playing(recording, clock, speed);
  sockets.on("connection", (ws) => playing.join(ws));
  const address = rest.server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    wsUrl: `ws://${host}:${address.port}/ws`,
    async stop() {
      playing.stop();
      for (const ws of sockets.clients) ws.terminate();
      sockets.close();
      await rest.close();
    },
  };
}

/** The pushes of a recording on their way to those who want them. */
class Playing {
  readonly #recording: Recording;
  readonly #clock: Clock;
  readonly #speed: number;
  readonly #wanted = new Map<WebSocket, Set<string>>();
  #next = 0;
  #cancel: (() => void) | undefined;

  constructor(recording: Recording, clock: Clock, speed: number) {
    this.#recording = recording;
    this.#clock = clock;
    this.#speed = speed;
  }

  join(ws: WebSocket): void {
    const wanted = new Set<string>();
    this.#wanted.set(ws, wanted);
    ws.on("error", () => ws.terminate());
    ws.on("close", () => this.#wanted.delete(ws));
    ws.on("message", (data: Buffer) => this.#hear(ws, wanted, data.toString("utf8")));
  }

  stop(): void {
    this.#cancel?.();
    this.#next = this.#recording.pushes.length;
  }

  #hear(ws: WebSocket, wanted: Set<string>, text: string): void {
    const command = parse(text) as Message | undefined;
    const type = String(command?.["type"]);
    const topic = type.slice(0, 1);
    for (const code of expand(command?.["codes"])) {
      const name = `${topic}${topic === "K" ? String(command?.["kt"]) : ""} ${code}`;
      if (type === topic) wanted.add(name);
      else if (type.endsWith("C")) wanted.delete(name);
    }
    const known = this.#recording.answer("command", type, command);
    const simple = type === "H" || "STDK".includes(topic);
    const reply = known === undefined ? { type, msg: simple ? "OK" : NOT_RECORDED } : (parse(known) as Message);
    const reqid = command?.["reqid"];
    ws.send(JSON.stringify({ ...reply, ...(reqid === undefined ? {} : { reqid }) }));
    if (wanted.size > 0 && this.#cancel === undefined) this.#wait(undefined);
  }

  /** Waits for the next push as long as it took when recorded. */
  #wait(since: number | undefined): void {
    const push = this.#recording.pushes[this.#next];
    if (push === undefined) return;
    this.#cancel = this.#clock.after(Math.max(0, push.at - (since ?? push.at)) / this.#speed, () => {
      this.#next += 1;
      this.#send(push.name, push.text);
      this.#wait(push.at);
    });
  }

  #send(topic: string, text: string): void {
    const code = (parse(text) as Message | undefined)?.["c"];
    for (const [ws, wanted] of this.#wanted) {
      if (code === undefined || wanted.has(`${topic} ${String(code)}`)) ws.send(text);
    }
  }
}

/** `["US:AAPL,TSLA"]` as single codes, HK without leading zeros as pushes name them. */
function expand(codes: unknown): readonly string[] {
  const groups = Array.isArray(codes) ? (codes as readonly unknown[]).map(String) : [];
  return groups.flatMap((group) => {
    const [market = "", symbols = ""] = group.split(":");
    return symbols
      .split(",")
      .map((symbol) => `${market}:${market === "HK" ? symbol.replace(/^0+(?=\d)/, "") : symbol}`);
  });
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return undefined;
  }
}
