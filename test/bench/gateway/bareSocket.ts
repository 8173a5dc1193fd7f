import { connect, type Socket } from "node:net";

export interface BareSocketHandlers {
  onOpen(socket: BareSocket): void;
  /** Undefined where nobody looks at what comes. */
  readonly onText: ((text: string) => void) | undefined;
  onClose(): void;
}

/** A client with so little in it that thousands of them leave the machine to what is measured (RFC 6455). */
export class BareSocket {
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);

  constructor(port: number, key: string, { onOpen, onText, onClose }: BareSocketHandlers) {
    const socket = connect(port, "127.0.0.1");
    this.#socket = socket;
    const beat = setInterval(() => this.send({ type: "H" }), 20_000);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(beat);
      onClose();
    });
    socket.write(
      `GET /ws?key=${key} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    socket.once("data", (answer: Buffer) => {
      if (!answer.toString("latin1").startsWith("HTTP/1.1 101")) return void socket.destroy();
      onOpen(this);
      if (onText === undefined) socket.resume();
      else socket.on("data", (chunk: Buffer) => this.#read(chunk, onText));
    });
  }

  /** A client's frame must be masked; a mask of zeros leaves the text as it is (section 5.3). */
  send(message: object): void {
    const payload = Buffer.from(JSON.stringify(message));
    const long = payload.length >= 126;
    const head = long
      ? [0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0]
      : [0x81, 0x80 | payload.length, 0, 0, 0, 0];
    if (!this.#socket.destroyed) this.#socket.write(Buffer.concat([Buffer.from(head), payload]));
  }

  #read(chunk: Buffer, onText: (text: string) => void): void {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let place = 0;
    while (data.length >= place + 4) {
      const short = (data[place + 1] ?? 0) & 0x7f;
      const head = short < 126 ? 2 : 4;
      const size = head + (short < 126 ? short : data.readUInt16BE(place + 2));
      if (data.length < place + size) break;
      // A close, whose socket is ended as its sender wishes.
      if (((data[place] ?? 0) & 0x0f) === 8) this.#socket.end();
      else onText(data.toString("latin1", place + head, place + size));
      place += size;
    }
    this.#rest = data.subarray(place);
  }
}
