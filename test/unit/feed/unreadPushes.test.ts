import { codes, push } from "../../support/builders";
import { testApp } from "../../support/testPorts";

const [first = "", second = ""] = codes(2);

test("no push that cannot be read goes uncounted, however many come in one frame and whatever its topic", async () => {
  const { app, clock, socket } = testApp();
  const stops = [
    app.live.value([first], () => undefined),
    app.live.trades([first], () => undefined),
    app.live.depth([second], () => undefined),
    app.live.kline([second, "1m", 5], () => undefined),
  ];
  await clock.advance(10_000);
  const before = app.status.feed.counts;
  const ts = Math.floor(clock.now() / 1_000);
  const unread: readonly object[] = [
    push(first, { lp: "many", ts }),
    push("nowhere"),
    { tp: "T", c: first, p: "x", v: "1", ts, d: 1 },
    { tp: "T", c: first, p: "1", v: "1", ts: "soon", d: 1 },
    { tp: "D", c: second, b: [{ p: "x", v: "1" }], a: [], ts },
    { tp: "D", c: second, b: "none", a: [], ts },
    { tp: "K", c: second, o: "x", cl: "1", h: "1", l: "1", v: "1", ts, kt: 1 },
    { tp: "K", c: second, o: "1", cl: "1", h: "1", l: "1", v: "1", ts, kt: 77 },
    { tp: "Q", c: first },
  ];
  for (let time = 0; time < 3; time += 1) for (const message of unread) socket.last.says(message);
  socket.last.says("{");
  expect(app.status.feed.counts.strange - before.strange).toBe(3 * unread.length + 1);
  for (const stop of stops) stop();
});
