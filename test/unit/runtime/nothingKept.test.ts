import { testApp } from "../../support/testPorts";
import type { BuiltApp } from "../../support/builtApp";
import { closedCells } from "../../support/closedCells";
import { usedHeap } from "../../support/usedHeap";

test("of twenty thousand live cells that were opened and closed next to nothing remains", async () => {
  const { made, kept } = await closedCells(20_000);
  expect(kept).toBeLessThan(100);
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
    await usedHeap();
    expect(kept.deref()).toBeUndefined();
    expect(made.app.parts.feed.wanted).toBe(1);
  },
);

function openFrom(app: BuiltApp): HostMessage {
  const message = new HostMessage();
  message.open(app, "US:AAPL");
  return message;
}
