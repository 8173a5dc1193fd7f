import { BareSocket } from "./bareSocket";
import { Held } from "./held";
import { codesOf } from "./push";

/**
 * The clients of the gateway's bench, which check every value they are sent. Arguments: port, clients, codes of each,
 * codes in all, and of how many clients one checks what it gets; the others only take it.
 */
const [port = "", clients = "200", own = "50", codes = "500", each = "1"] = process.argv.slice(2);
const checking: Held[] = [];
/** Clients that were let in, and those whose connection has ended. */
let opened = 0;
let closed = 0;
/** Ages on arrival, and of what is held now, in milliseconds, and how often each was seen. */
let ages = new Map<number, number>();
let held = new Map<number, number>();

for (let client = 0; client < Number(clients); client += 1) setTimeout(() => begin(client), client * 2);

function begin(client: number): void {
  const mine = codesOf(client, Number(own), Number(codes));
  const values = new Held(mine.map((symbol) => `US:${symbol}`));
  const isChecking = client % Number(each) === 0;
  if (isChecking) checking.push(values);
  const take = (text: string): void => {
    const age = values.take(text, Date.now());
    if (age !== undefined) count(ages, age);
  };
  new BareSocket(Number(port), "bench", {
    onOpen(socket) {
      opened += 1;
      if (mine.length > 0) socket.send({ type: "S", codes: [`US:${mine.join(",")}`] });
    },
    onText: isChecking ? take : undefined,
    onClose: () => (closed += 1),
  });
}

/** Whoever is left without news holds something old: what arrives would not tell. */
setInterval(() => {
  const now = Date.now();
  for (const values of checking) for (const age of values.ages(now)) count(held, age);
}, 500).unref();

function count(counts: Map<number, number>, age: number): void {
  counts.set(age, (counts.get(age) ?? 0) + 1);
}

process.on("message", () => {
  const wrong = checking.reduce((sum, values) => sum + values.wrong, 0);
  process.send?.({ opened, closed, wrong, ages: [...ages], held: [...held] });
  ages = new Map();
  held = new Map();
});
// Before this, nobody hears what is asked.
process.send?.({});
