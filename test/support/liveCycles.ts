import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { seededRandom } from "../../src/kernel/random";
import { codes } from "./builders";
import { testApp } from "./testPorts";

const CYCLES = 10_000;
const CODES = codes(60);

type World = ReturnType<typeof testApp>;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes that are in use once everything that nobody holds is gone. */
function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Formulas come and go in random order, time goes by in between, and at the end none is left. */
async function play({ app, clock, socket, http }: World, cycles: number, random: () => number): Promise<void> {
  const open: (() => void)[] = [];
  const pick = (count: number): number => Math.floor(random() * count);
  const kinds: readonly ((code: string) => () => void)[] = [
    (code) => app.live.value([code], () => undefined),
    (code) => app.live.value([code, "age"], () => undefined),
    (code) => app.live.quote([[[code], [CODES[pick(CODES.length)]]]], () => undefined),
    (code) => app.live.depth([code], () => undefined),
    (code) => app.live.trades([code], () => undefined),
    (code) => app.live.kline([code, "1m"], () => undefined),
  ];
  for (let begun = 0; begun < cycles || open.length > 0;) {
    if (begun < cycles && (open.length === 0 || random() < 0.55)) {
      open.push(kinds[pick(kinds.length)]?.(CODES[pick(CODES.length)] ?? "") ?? (() => undefined));
      begun += 1;
    } else open.splice(pick(open.length), 1)[0]?.();
    if (random() < 0.01) await clock.advance(pick(3_000));
  }
  await clock.advance(600_000);
  // What the far ends of the test remember is none of the program's.
  socket.connections.splice(0);
  http.requests.splice(0);
}

/** Everything that one live formula more could leave behind. */
function left({ app, clock }: World): Record<string, unknown> {
  const { feed, liveSource, streams, socket } = app.parts;
  return {
    topics: feed.subscriptions().length,
    values: feed.store.size,
    watched: liveSource.size,
    streams: streams.count,
    timers: clock.pending,
    connection: socket.state.state,
    listeners: [
      feed.changes.count,
      feed.store.changes.count,
      socket.ups.count,
      socket.pushes.count,
      socket.messages.count,
      socket.states.count,
      app.status.changes.count,
    ],
  };
}

/** What is left before and after `CYCLES`, told to the test that has started this process. */
async function main(): Promise<void> {
  const world = testApp();
  const random = seededRandom(11);
  // The first formulas load what is loaded lazily, and it is compiled.
  await play(world, CYCLES, random);
  const before = { heap: heap(), left: left(world) };
  await play(world, CYCLES, random);
  process.send?.({ cycles: CYCLES, before, after: { heap: heap(), left: left(world) } });
}

void main();
