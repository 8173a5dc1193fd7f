import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { codes } from "../../support/builders";
import { storedKey, testApp, type TestWorld } from "../../support/testPorts";
import type { BuiltApp } from "../../support/builtApp";

const NAMES = codes(500);
const CELLS = 20_000;

/** Bytes of the heap that something still refers to. */
async function used(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("no collector");
  let least = Infinity;
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

async function openAndClose({ app, clock, http, socket }: TestWorld & { readonly app: BuiltApp }, cells: number) {
  const shown = { count: 0 };
  const stops = Array.from({ length: cells }, (_, at) =>
    app.live.value([NAMES[at % NAMES.length], at % 3 === 0 ? "volume" : "last"], () => (shown.count += 1)),
  );
  await clock.advance(3_000);
  expect(shown.count).toBeGreaterThanOrEqual(cells);
  for (const stop of stops) stop();
  await clock.advance(120_000);
  http.requests.length = 0;
  socket.connections.length = 0;
}

test("of twenty thousand live cells that were opened and closed next to nothing remains", async () => {
  const plan = { products: 500, requests: 600, socketProducts: 500 };
  const made = testApp({ ...storedKey(), "qos.settings": { plan } });
  await openAndClose(made, NAMES.length);
  const before = await used();
  await openAndClose(made, CELLS);
  expect(((await used()) - before) / CELLS).toBeLessThan(100);
  expect([
    made.clock.pending,
    made.app.parts.streams.count,
    made.app.parts.liveSource.size,
    made.app.parts.feed.wanted,
  ]).toEqual([0, 0, 0, 0]);
});

/** What the host hands over at once, as it calls the formulas of it. */
class HostMessage {
  readonly calls = new Array<string>(100_000).fill("LIVE");

  open(app: BuiltApp, code: string): void {
    if (this.calls.length > 0) app.live.value([code], () => undefined);
  }
}

test.each(["the server answers", "nothing answers", "there is no key"])(
  "the message of the host with which the first live cell came is not kept where %s",
  async (how) => {
    const made = how === "there is no key" ? testApp({}) : testApp();
    if (how === "nothing answers") {
      made.http.answer = () => "hangs";
      made.socket.opensAtOnce = false;
    }
    const kept = new WeakRef(openFrom(made.app));
    await made.clock.advance(1_000);
    await used();
    expect(kept.deref()).toBeUndefined();
    expect(made.app.parts.feed.wanted).toBe(1);
  },
);

function openFrom(app: BuiltApp): HostMessage {
  const message = new HostMessage();
  message.open(app, "US:AAPL");
  return message;
}
