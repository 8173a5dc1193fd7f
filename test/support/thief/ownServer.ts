import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";

/** A server over HTTP and sockets that answers as a test says, and remembers every word that reached it. */
export class OwnServer {
  readonly seen: string[] = [];
  /** What is answered to a request, by what was sent. */
  answer: (request: string) => { readonly status: number; readonly location?: string; readonly body?: string } =
    () => ({
      status: 200,
      body: "{}",
    });
  /** What is said to each text on a socket; undefined: nothing. */
  reply: (text: string, handshake: string) => string | undefined = () => undefined;
  readonly #http: Server;
  readonly #sockets = new Set<WebSocket>();

  constructor() {
    this.#http = createServer((request, reply) => {
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => {
        const { status, location, body: text = "" } = this.answer(this.#note(request, body));
        reply.writeHead(status, {
          "content-type": "application/json",
          "access-control-allow-origin": "*",
          "access-control-allow-headers": "*",
          ...(location === undefined ? {} : { location }),
        });
        reply.end(text);
      });
    });
    const sockets = new WebSocketServer({ noServer: true });
    this.#http.on("upgrade", (request, stream, head) => {
      const handshake = this.#note(request, "");
      const { status, location } = this.answer(handshake);
      if (status !== 200) return void stream.end(`HTTP/1.1 ${status} Moved\r\nLocation: ${location ?? ""}\r\n\r\n`);
      sockets.handleUpgrade(request, stream, head, (socket) => this.#greet(socket, handshake));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#http.closeAllConnections();
    this.#http.close();
  }

  #greet(socket: WebSocket, handshake: string): void {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("message", (data) => {
      this.seen.push(String(data));
      const said = this.reply(String(data), handshake);
      if (said !== undefined) socket.send(said);
    });
  }

  #note({ url, rawHeaders }: IncomingMessage, body: string): string {
    const text = [url, ...rawHeaders, body].join(" ");
    this.seen.push(text);
    return text;
  }
}
