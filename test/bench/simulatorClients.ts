import { connect } from "node:net";

/**
 * The clients of the simulator's bench, in a process of their own: plain sockets that count the frames they get
 * and look into none, so that the figure is the server's. Arguments: port, key, number, subscriptions as JSON.
 */
const [port = "", key = "", number = "", subscriptions = "[]"] = process.argv.slice(2);
let frames = 0;

for (let client = 0; client < Number(number); client += 1) {
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(
    `GET /ws?key=${key} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  socket.once("data", () => {
    for (const command of JSON.parse(subscriptions) as readonly object[]) socket.write(masked(JSON.stringify(command)));
    countFrames(socket);
  });
}

process.on("message", () => process.send?.(frames));

/** Walks over the frames' heads alone. */
function countFrames(socket: ReturnType<typeof connect>): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let place = 0;
    for (;;) {
      if (data.length < place + 4) break;
      const short = (data[place + 1] ?? 0) & 0x7f;
      const size = short < 126 ? 2 + short : 4 + data.readUInt16BE(place + 2);
      if (data.length < place + size) break;
      place += size;
      frames += 1;
    }
    rest = data.subarray(place);
  });
}

/** A client's frame must be masked; a mask of zeros leaves the text as it is (RFC 6455, section 5.3). */
function masked(text: string): Buffer {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0])
      : Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0]);
  return Buffer.concat([head, payload]);
}
