import { CODES, run, type Ages, type Case, type Measured } from "./run";

/**
 * `npm run bench:gateway [-- SECONDS]`: the fan-out of the gateway beside a plain broadcast, in one run. Ends with an
 * error where a bound is missed; ages and shares of a core mean something on a machine that does nothing else.
 */
const SECONDS = Number(process.argv[2] ?? 60);
/** Milliseconds between two frames of the gateway, and for everything else on the way. */
const FRAME = 250;
const WAY = 250;
const kB = 1_000;
const MB = 1_000_000;

let missed = 0;

function verdict(what: string, value: number, bound: number): string {
  const isKept = value <= bound;
  if (!isKept) missed += 1;
  return `${what} (at most ${bound}: ${isKept ? "kept" : "MISSED"})`;
}

const microseconds = ({ cpu, values }: Measured): number => (cpu * 1e6) / Math.max(1, values);

function heading({ which, clients, own, rate }: Case, { elapsed, values, cpu, ...rest }: Measured): void {
  const each = microseconds({ elapsed, values, cpu, ...rest });
  console.log(`${which}: ${clients} clients x ${own} codes, ${rate} pushes/s, ${elapsed.toFixed(0)} s
  values           ${Math.round(values / elapsed)}/s, ${each.toFixed(2)} µs of processor each, ${((cpu / elapsed) * 100).toFixed(0)} % of a core`);
}

async function fanOut(): Promise<void> {
  const many = { clients: 200, own: 50, rate: 2_000 };
  const plain = { ...many, which: "broadcast", seconds: Math.min(SECONDS, 15) } as const;
  const own = { ...many, which: "gateway", seconds: SECONDS } as const;
  const before = await run(plain);
  heading(plain, before);
  const measured = await run(own);
  heading(own, measured);
  tellQuality(own, measured);
  const after = await run(plain);
  heading(plain, after);
  const ratio = microseconds(measured) / Math.min(microseconds(before), microseconds(after));
  console.log(`${verdict(`a value costs ${ratio.toFixed(2)} of a plain broadcast's`, ratio, 0.25)}\n`);
}

function tellQuality({ rate }: Case, { ages, held, wrong, closed, upstream, before, after }: Measured): void {
  // What is held may be older by the time between two pushes of a code.
  const between = (CODES / rate) * 1_000;
  const arrived = percentile(ages, 0.99);
  const kept = percentile(held, 0.99);
  const grown = (after.heap - before.heap) / MB;
  console.log(`  age on arrival   p50 ${percentile(ages, 0.5)} ms, ${verdict(`p99 ${arrived} ms`, arrived, FRAME + WAY)}
  age of what is held ${verdict(`p99 ${kept} ms`, kept, FRAME + WAY + between)}, oldest ${percentile(held, 1)} ms
  wrong            ${verdict(String(wrong), wrong, 0)}
  clients lost     ${verdict(String(closed), closed, 0)}
  connections up   ${verdict(String(upstream), upstream, 1)}
  memory           ${verdict(`heap grew ${grown.toFixed(1)} MB`, grown, 5)}, resident ${((after.rss - before.rss) / MB).toFixed(1)} MB`);
}

async function idle(): Promise<void> {
  const quiet = { clients: 2_000, own: 0, rate: 0, seconds: 1 };
  const perClient = async (what: string, which: Case["which"], own: number): Promise<string> => {
    const { empty, after } = await run({ ...quiet, which, own });
    const each = (after.rss - empty.rss) / quiet.clients / kB;
    const heap = (after.heap - empty.heap) / quiet.clients / kB;
    const told = `${what}: ${each.toFixed(1)} kB resident a client, ${heap.toFixed(1)} kB of it heap`;
    return which === "gateway" ? verdict(told, each, 60) : told;
  };
  console.log(`${quiet.clients} idle clients
  ${await perClient("bare ws server, nothing else", "broadcast", 0)}
  ${await perClient("gateway, nothing watched", "gateway", 0)}
  ${await perClient("gateway, 50 codes watched each", "gateway", 50)}\n`);
}

async function most(): Promise<void> {
  const many = { which: "gateway", clients: 4_000, own: 50, rate: 2_000, seconds: Math.min(SECONDS, 20) } as const;
  // Reading all that they are sent would cost more than the rest of the machine has.
  const measured = await run({ ...many, each: 40 });
  heading(many, measured);
  tellQuality(many, measured);
  const share = (measured.cpu / measured.elapsed) * 100;
  console.log(`  processor        ${verdict(`${share.toFixed(0)} % of a core`, share, 50)}`);
}

function percentile(ages: Ages, share: number): number {
  const sorted = [...ages].sort(([left], [right]) => left - right);
  let left = sorted.reduce((sum, [, count]) => sum + count, 0) * share;
  for (const [age, count] of sorted) if ((left -= count) <= 0) return age;
  return NaN;
}

async function main(): Promise<void> {
  await fanOut();
  await idle();
  await most();
  console.log(missed === 0 ? "every bound kept" : `${missed} bounds missed`);
}

void main().then(() => process.exit(missed === 0 ? 0 : 1));
