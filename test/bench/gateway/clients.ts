import { connect, type Socket } from "node:net";
import { codesOf, isAsMade, PUSH } from "./push";

/**
 * The clients of the gateway's bench: plain sockets that check every value they are sent. Arguments: port, clients,
 * codes of each, codes in all, and of how many clients one checks what it gets; the others only take it.
 */
const [port = "", clients = "200", own = "50", codes = "500", each = "1"] = process.argv.slice(2);
const told = { received: 0, wrong: 0, open: 0 };
/** Ages on arrival, and of what is held now, in milliseconds, and how often each was seen. */
let ages = new Map<number, number>();
let held = new Map<number, number>();

interface Value {
  readonly volume: number;
  readonly at: number;
}
const checking: { readonly mine: readonly string[]; readonly values: Map<string, Value> }[] = [];

for (let client = 0; client < Number(clients); client += 1) setTimeout(() => begin(client), client * 2);

function begin(client: number): void {
  const socket = connect(Number(port), "127.0.0.1");
  socket.on("error", () => undefined);
  socket.on("close", () => (told.open -= 1));
  socket.write(
    `GET /ws?key=bench HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  const mine = codesOf(client, Number(own), Number(codes));
  socket.once("data", () => {
    told.open += 1;
    if (mine.length > 0) socket.write(masked(JSON.stringify({ type: "S", codes: [`US:${mine.join(",")}`] })));
    setInterval(() => socket.write(masked('{"type":"H"}')), 20_000).unref();
    if (client % Number(each) > 0) return void socket.resume();
    const values = new Map<string, Value>();
    checking.push({ mine: mine.map((symbol) => `US:${symbol}`), values });
    read(socket, new Set(mine.map((symbol) => `US:${symbol}`)), values);
  });
}

function read(socket: Socket, mine: ReadonlySet<string>, values: Map<string, Value>): void {
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
      check(PUSH.exec(data.toString("latin1", place + head, place + size)), { mine, values, now });
      place += size;
    }
    rest = data.subarray(place);
  });
}

/** Wrong: of a code that was not asked for, older than what was there, or with a price that was never made. */
function check(
  found: RegExpExecArray | null,
  { mine, values, now }: { readonly mine: ReadonlySet<string>; values: Map<string, Value>; readonly now: number },
): void {
  if (found === null) return;
  const [, code = "", price = "", volume = "", at = ""] = found;
  const value = { volume: Number(volume), at: Number(at) };
  told.received += 1;
  if (!mine.has(code) || value.volume < (values.get(code)?.volume ?? 0) || !isAsMade(price, value.volume))
    told.wrong += 1;
  values.set(code, value);
  count(ages, now - value.at);
}

/** Whoever is left without news holds something old: what arrives would not tell. */
setInterval(() => {
  const now = Date.now();
  for (const { mine, values } of checking) {
    for (const code of mine) count(held, now - (values.get(code)?.at ?? 0));
  }
}, 500).unref();

function count(counts: Map<number, number>, age: number): void {
  counts.set(age, (counts.get(age) ?? 0) + 1);
}

process.on("message", () => {
  process.send?.({ ...told, ages: [...ages], held: [...held] });
  ages = new Map();
  held = new Map();
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
