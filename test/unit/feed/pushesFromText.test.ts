import { codes, push } from "../../support/builders";
import { testApp } from "../../support/testPorts";

const [first = "", second = ""] = codes(2);

/** What cells and counts say after these texts, half a second apart, and how many of them were read straight from their text. */
async function outcome(textsAt: (ts: number) => readonly string[]): Promise<{ straight: number; told: object }> {
  const { app, clock, socket } = testApp();
  const shown: Record<string, unknown> = {};
  const show =
    (name: string) =>
    (value: unknown): void => {
      shown[name] = value;
    };
  const stops = [
    app.live.quote([first, "last,volume,high,tradeprice,tradesize,side,bid,ask,bidsize,asksize", false], show("quote")),
    app.live.trades([first, 5, false], show("trades")),
    app.live.depth([second, 3, false], show("depth")),
    app.live.kline([second, "1m", 3, undefined, false], show("kline")),
  ];
  await clock.advance(10_000);
  let straight = 0;
  app.parts.socket.pushes.subscribe(() => (straight += 1));
  const before = app.status.feed.counts;
  for (const text of textsAt(Math.floor(clock.now() / 1_000))) {
    socket.last.says(text);
    await clock.advance(500);
  }
  await clock.advance(1_000);
  const after = app.status.feed.counts;
  const told = {
    shown,
    pushes: after.pushes - before.pushes,
    strange: after.strange - before.strange,
    late: after.late - before.late,
    lastPush: app.parts.feed.lastPush,
    problems: app.problems.latest?.error.text(),
  };
  for (const stop of stops) stop();
  return { straight, told };
}

/** Pushes of all topics that can be read, of which one comes too late and one is dated ahead. */
const readable = (ts: number): readonly object[] => [
  push(first, { lp: "30.5", h: "31", v: "700000", ts }),
  push(first, { lp: "99", v: "1", ts: ts - 500 }),
  push(first, { lp: "77", v: "800000", ts: ts + 86_400 }),
  { tp: "T", c: first, p: "30.6", v: "200", ts, d: 1 },
  { tp: "T", c: first, p: 30.7, v: 300, ts: ts + 1, d: 2 },
  { tp: "D", c: first, b: [{ p: "30.4", v: "9" }], a: [{ p: "30.8", v: "7" }], ts },
  { tp: "D", c: second, b: [{ p: "5.1", v: "3" }], a: [], ts },
  { tp: "K", c: second, o: "5", cl: "5.2", h: "5.3", l: "4.9", v: "1000", ts: ts - (ts % 60), kt: 1 },
];

/** Pushes that are refused, or of which a figure is. */
const unreadable = (ts: number): readonly object[] => [
  push(first, { lp: "many", ts: ts + 2 }),
  { tp: "K", c: second, o: "1", cl: "1", h: "1", l: "1", v: "1", ts, kt: 77 },
  { tp: "D", c: second, b: [{ p: "5", v: "3" }], a: [], ts: "soon" },
  { tp: "Q", c: first },
];

test("cells, counts and problems are the same whether pushes are read straight from their text or not", async () => {
  const texts = (ts: number) => [...readable(ts), ...unreadable(ts)].map((message) => JSON.stringify(message));
  const straight = await outcome(texts);
  const otherwise = await outcome((ts) => texts(ts).map((text) => text.replace("{", "{ ")));
  expect([straight.straight, otherwise.straight]).toEqual([8, 0]);
  expect(straight.told).toEqual(otherwise.told);
  expect(straight.told).toMatchObject({ pushes: 9, strange: 5, late: 1 });
});

test("a push read straight from its text shows its own figures", async () => {
  const { told } = await outcome((ts) => readable(ts).map((message) => JSON.stringify(message)));
  const noAsk = expect.objectContaining({ id: "noValue" });
  const at = (serial: number): object => ({ kind: "time", serial: expect.closeTo(serial, 8), style: "datetime" });
  expect(told).toMatchObject({
    shown: {
      quote: [[30.5, 700_000, 31, 30.7, 300, "sell", 30.4, 30.8, 9, 7]],
      trades: [
        [at(45_609.41679398), 30.7, 300, "sell"],
        [at(45_609.41678241), 30.6, 200, "buy"],
      ],
      depth: [[3, 5.1, noAsk, noAsk]],
      kline: [expect.anything(), expect.anything(), [at(45_609.41666667), 5, 5.3, 4.9, 5.2, 1000]],
    },
    pushes: 8,
    strange: 1,
    late: 1,
  });
});
