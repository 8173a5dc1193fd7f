import { testApp } from "../../support/testPorts";

test.each([{}, [1], "one", null, -1, 7, 1e300, true])(
  "a pushed bar whose kt is %p, and one whose code is, are counted and told, and right ones go on",
  async (odd) => {
    const bench = testApp();
    const shown: unknown[] = [];
    bench.app.live.kline(["HK:700", "1m", 1, "close", false], (value) => shown.push(value));
    await bench.clock.advance(5_000);
    const bar = { tp: "K", c: "HK:700", o: "1", h: "9", l: "1", cl: "7.25", v: "900000000", kt: 1 };
    const ts = Math.floor(bench.clock.now() / 60_000) * 60;
    for (const wrong of [
      { ...bar, ts, kt: odd },
      { ...bar, ts, c: odd },
    ])
      bench.socket.last.says(wrong);
    await bench.clock.advance(1_000);
    expect(bench.app.parts.feed.counts.strange).toBe(2);
    expect(shown.at(-1)).not.toEqual([[7.25]]);
    bench.socket.last.says({ ...bar, ts });
    await bench.clock.advance(1_000);
    expect(shown.at(-1)).toEqual([[7.25]]);
  },
);
