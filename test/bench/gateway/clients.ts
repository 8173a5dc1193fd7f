import { connect } from "node:net";

/**
 * The clients of the gateway's bench: plain sockets that read every message's code, moment and volume. Arguments: port,
 * clients, codes of each, codes in all.
 */
const [port = "", clients = "200", own = "50", codes = "500"] = process.argv.slice(2);
let received = 0;
let wrong = 0;
let open = 0;
/** Ages in milliseconds, and how often each was seen. */
let ages = new Map<number, number>();

for (let client = 0; client < Number(clients); client += 1) setTimeout(() => begin(client), client * 2);

function begin(client: number): void {
  const socket = connect(Number(port), "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(
    `GET /ws?key=bench HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  const mine = Array.from({ length: Number(own) }, (_, at) => `A${(client * 7 + at * 3) % Number(codes)}`);
  socket.once("data", () => {
    open += 1;
    if (mine.length > 0) socket.write(masked(JSON.stringify({ type: "S", codes: [`US:${mine.join(",")}`] })));
    setInterval(() => socket.write(masked('{"type":"H"}')), 20_000).unref();
    read(socket, new Set(mine.map((symbol) => `US:${symbol}`)));
  });
}

function read(socket: ReturnType<typeof connect>, mine: ReadonlySet<string>): void {
  const volumes = new Map<string, number>();
  let rest: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const now = Date.now();
    let place = 0;
    while (data.length >= place + 4) {
      const short = (data[place + 1] ?? 0) & 0x7f;
      const head = short < 126 ? 2 : 4;
      const size = head + (short < 126 ? short : data.readUInt16BE(place + 2));
      if (data.length < place + size) break;
      const text = data.toString("latin1", place + head, place + size);
      place += size;
      const found = /"c":"([^"]+)".*"v":"(\d+)".*"at":(\d+)/.exec(text);
      if (found === null) continue;
      const [, code = "", volume = "", at = ""] = found;
      received += 1;
      if (!mine.has(code) || Number(volume) < (volumes.get(code) ?? 0)) wrong += 1;
      volumes.set(code, Number(volume));
      const age = now - Number(at);
      ages.set(age, (ages.get(age) ?? 0) + 1);
    }
    rest = data.subarray(place);
  });
}

process.on("message", () => {
  process.send?.({ received, wrong, open, ages: [...ages] });
  ages = new Map();
});

/** A client's frame must be masked; a mask of zeros leaves the text as it is (RFC 6455, section 5.3). */
function masked(text: string): Buffer {
  const payload = Buffer.from(text);
  const long = payload.length >= 126;
  const head = long
    ? [0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0]
    : [0x81, 0x80 | payload.length, 0, 0, 0, 0];
  return Buffer.concat([Buffer.from(head), payload]);
}
