import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Instruments in all, as many as a plan of the vendor's allows. */
export const CODES = 500;

export interface Case {
  readonly which: "gateway" | "broadcast";
  readonly clients: number;
  /** Codes that each of them watches, and pushes a second over all codes. */
  readonly own: number;
  readonly rate: number;
  readonly seconds: number;
  /** Of so many clients one checks what it gets. */
  readonly each?: number;
}

/** Ages in milliseconds, and how often each was seen. */
export type Ages = readonly (readonly [number, number])[];

export interface Measured {
  readonly values: number;
  /** Seconds, of processor and of time. */
  readonly cpu: number;
  readonly elapsed: number;
  readonly ages: Ages;
  readonly held: Ages;
  readonly wrong: number;
  /** Clients whose connection ended. */
  readonly closed: number;
  /** Connections to the source at one time. */
  readonly upstream: number;
  /** Bytes, of the process without clients, at the beginning and at the end. */
  readonly empty: Memory;
  readonly before: Memory;
  readonly after: Memory;
}

export interface Memory {
  readonly rss: number;
  readonly heap: number;
}

type Told = Readonly<Record<string, number>> & { readonly ages?: Ages; readonly held?: Ages };

/** The source, what is measured and its clients, each a process of its own. */
export async function run({ which, clients, own, rate, seconds, each = 1 }: Case): Promise<Measured> {
  const source = start("source.ts", [CODES, rate]);
  const { port: upstream = 0 } = await told(source);
  const served = start("served.ts", [which, upstream, CODES]);
  const { port = 0 } = await told(served);
  const empty = await memory(served);
  const visitors = start("clients.ts", [port, clients, own, CODES, each]);
  await told(visitors);
  while (((await told(visitors, "count"))["opened"] ?? 0) < clients) await pause(500);
  await pause(3_000);
  const before = await memory(served);
  await told(visitors, "count");
  const [from, begin] = [await told(served, "cpu"), performance.now()];
  await pause(seconds * 1_000);
  const [to, end] = [await told(served, "cpu"), performance.now()];
  const seen = await told(visitors, "count");
  const after = await memory(served);
  const { most = 0 } = await told(source, "count");
  for (const child of [visitors, served, source]) child.kill();
  return {
    values: (to["sent"] ?? 0) - (from["sent"] ?? 0),
    cpu: ((to["cpu"] ?? 0) - (from["cpu"] ?? 0)) / 1e6,
    elapsed: (end - begin) / 1_000,
    ages: seen.ages ?? [],
    held: seen.held ?? [],
    wrong: seen["wrong"] ?? 0,
    closed: seen["closed"] ?? 0,
    upstream: most,
    empty,
    before,
    after,
  };
}

/** Every process is run as the gateway is delivered: values live shortly, and room for many of them is collected seldom. */
const ROOM = "--max-semi-space-size=64";

function start(file: string, args: readonly (string | number)[]): ChildProcess {
  return fork(join(__dirname, file), args.map(String), { execArgv: [ROOM, "--import", "tsx", "--expose-gc"] });
}

async function told(child: ChildProcess, word?: string): Promise<Told> {
  const answer = once(child, "message");
  if (word !== undefined) child.send(word);
  return (await answer)[0] as Told;
}

async function memory(child: ChildProcess): Promise<Memory> {
  const { rss = 0, heap = 0 } = await told(child, "memory");
  return { rss, heap };
}
