import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** `npm run bench:gateway [-- SECONDS]`: the fan-out of the gateway beside a plain broadcast, in one run. */
const SECONDS = Number(process.argv[2] ?? 60);
const CODES = 500;

type Told = Readonly<Record<string, number>> & { readonly ages?: readonly (readonly [number, number])[] };

function start(file: string, args: readonly (string | number)[]): ChildProcess {
  return fork(join(__dirname, file), args.map(String), { execArgv: ["--import", "tsx", "--expose-gc"] });
}

async function told(child: ChildProcess, word?: string): Promise<Told> {
  const answer = once(child, "message");
  if (word !== undefined) child.send(word);
  return (await answer)[0] as Told;
}

interface Case {
  readonly which: "gateway" | "broadcast";
  readonly clients: number;
  readonly own: number;
  readonly rate: number;
  readonly seconds: number;
}

async function measure({ which, clients, own, rate, seconds }: Case): Promise<number> {
  const source = start("source.ts", [CODES, rate]);
  const { port: upstream = 0 } = await told(source);
  const served = start("served.ts", [which, upstream, CODES]);
  const { port = 0 } = await told(served);
  const empty = await told(served, "gc");
  const visitors = start("clients.ts", [port, clients, own, CODES]);
  while (((await told(visitors, "count").catch(() => ({}) as Told))["open"] ?? 0) < clients) await pause(500);
  await pause(3_000);
  await told(visitors, "count");
  const before = await told(served, "gc");
  const begin = performance.now();
  await pause(seconds * 1_000);
  const after = await told(served, "gc");
  const elapsed = (performance.now() - begin) / 1_000;
  const seen = await told(visitors, "count");
  const { most } = await told(source, "count");
  const values = (after["sent"] ?? 0) - (before["sent"] ?? 0);
  const cpu = (after["cpu"] ?? 0) - (before["cpu"] ?? 0);
  const each = cpu / Math.max(1, values);
  const kB = (which_: string): number => Math.round(((after[which_] ?? 0) - (empty[which_] ?? 0)) / clients / 1_000);
  console.log(
    `${which}: ${clients} clients x ${own} of ${CODES} codes, ${rate} pushes/s, ${elapsed.toFixed(0)} s
  values           ${Math.round(values / elapsed)}/s, ${each.toFixed(2)} µs of processor each, ${((cpu / 1e6 / elapsed) * 100).toFixed(0)} % of a core
  age              p50 ${percentile(seen.ages, 0.5)} ms, p99 ${percentile(seen.ages, 0.99)} ms; wrong ${seen["wrong"] ?? 0}
  memory           ${kB("rss")} kB resident and ${kB("heap")} kB of heap a client; grew ${(((after["heap"] ?? 0) - (before["heap"] ?? 0)) / 1e6).toFixed(1)} MB while measured
  connections up   ${most ?? 0} at most`,
  );
  for (const child of [visitors, served, source]) child.kill();
  return each;
}

function percentile(ages: Told["ages"] = [], share: number): number {
  const sorted = [...ages].sort(([left], [right]) => left - right);
  let left = sorted.reduce((sum, [, count]) => sum + count, 0) * share;
  for (const [age, count] of sorted) if ((left -= count) <= 0) return age;
  return NaN;
}

async function main(): Promise<void> {
  const source = { clients: 200, own: 50, rate: 2_000 };
  const own = await measure({ which: "gateway", ...source, seconds: SECONDS });
  const plain = await measure({ which: "broadcast", ...source, seconds: Math.min(SECONDS, 15) });
  console.log(`a value costs ${(own / plain).toFixed(2)} of a plain broadcast's (bound 0.25)\n`);
  await measure({ which: "gateway", clients: 2_000, own: 0, rate: 0, seconds: 2 });
  if (SECONDS >= 15) await measure({ which: "gateway", clients: 4_000, own: 50, rate: 2_000, seconds: 15 });
}

void main().then(() => process.exit(0));
