import { request } from "node:http";
import { once } from "node:events";
import WebSocket from "ws";

/** A client written from the vendor's document alone, to keep the server honest: it shares no code with the add-in. */
export interface BareAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface BareCall {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function call({ url, method = "POST", headers = {}, body = "" }: BareCall): Promise<BareAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => (text += part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

export type Message = Readonly<Record<string, unknown>>;

/** A REST answer, parsed. */
export async function post(url: string, key: string, body: unknown): Promise<Message> {
  const { text } = await call({
    url,
    headers: { key, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return JSON.parse(text) as Message;
}

/** A socket whose messages can be waited for one by one. */
export class BareSocket {
  readonly ws: WebSocket;
  readonly received: Message[] = [];
  /** Code and reason, once closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly #waiting = new Set<() => void>();

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.ws = new WebSocket(url, { headers });
    this.ws.on("message", (data: Buffer) => {
      this.received.push(JSON.parse(data.toString("utf8")) as Message);
      for (const look of [...this.#waiting]) look();
    });
    this.closed = new Promise((resolve) => {
      this.ws.on("close", (code, reason) => resolve({ code, reason: reason.toString("utf8") }));
    });
    this.ws.on("error", () => undefined);
  }

  static async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<BareSocket> {
    const socket = new BareSocket(url, headers);
    await once(socket.ws, "open");
    return socket;
  }

  send(message: unknown): void {
    this.ws.send(JSON.stringify(message));
  }

  /** The first message not looked at yet for which `wanted` holds; those before it are dropped. */
  next(wanted: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      const look = (): void => {
        const place = this.received.findIndex(wanted);
        if (place < 0) return;
        const [found] = this.received.splice(0, place + 1).slice(-1);
        this.#waiting.delete(look);
        resolve(found as Message);
      };
      this.#waiting.add(look);
      look();
    });
  }

  async query(message: Message): Promise<Message> {
    this.send(message);
    return this.next((reply) => reply["type"] === message["type"]);
  }

  close(): void {
    this.ws.terminate();
  }
}
