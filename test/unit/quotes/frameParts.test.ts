import { streamsBench, values } from "../../support/streamsBench";

test("ten thousand cells that move at once are shown in parts, those of one instrument together, and none is left out", async () => {
  const { cell, streams, clock } = streamsBench();
  let price = 1;
  const keys = Array.from({ length: 100 }, (_, at) => `instrument ${at}`);
  const cells = keys.map((key) => Array.from({ length: 130 }, () => cell(key, () => price)));
  await clock.advance(1_000);
  price = 2;
  const begun = clock.now();
  for (const key of keys) streams.touch(key);
  await clock.advance(490);
  const moments = cells.map((together) => new Set(together.map(({ shown }) => (shown.at(-1)?.at ?? 0) - begun)));
  expect(moments.every(({ size }) => size === 1)).toBe(true);
  const byPart = new Map<number, number>();
  for (const [moment = NaN] of moments) byPart.set(moment, (byPart.get(moment) ?? 0) + 130);
  // 39 instruments of 130 cells are 5,070: the first part that has 5,000 of them.
  expect([...byPart]).toEqual([
    [0, 5_070],
    [80, 5_070],
    [160, 2_860],
  ]);
  expect(cells.flat().every((one) => values(one).join() === "1,2")).toBe(true);
});

test("what moves between two parts of a frame is shown as it is then, and in the next frame where its part was over", async () => {
  const { cell, streams, clock } = streamsBench();
  const prices = [1, 1, 1];
  const keys = ["a", "b", "c"];
  const cells = keys.map((key, at) => Array.from({ length: 5_000 }, () => cell(key, () => prices[at])));
  // It shows two of them, and is drawn with the first.
  let sum = "";
  streams.add({ keys: ["a", "c"], render: () => `${prices[0]} ${prices[2]}`, show: (shown) => (sum = String(shown)) });
  await clock.advance(1_000);
  prices.fill(2);
  for (const key of keys) streams.touch(key);
  await clock.advance(40);
  const shown = (): unknown[] => cells.map(([one]) => one && values(one).at(-1));
  expect([shown(), sum]).toEqual([[2, 1, 1], "2 2"]);
  prices.fill(3);
  for (const key of ["a", "c"]) streams.touch(key);
  await clock.advance(120);
  expect([shown(), sum]).toEqual([[2, 3, 3], "3 3"]);
  await clock.advance(350);
  expect([shown(), sum]).toEqual([[3, 3, 3], "3 3"]);
  await clock.advance(2_000);
  expect(cells.map(([one]) => one && values(one))).toEqual([
    [1, 2, 3],
    [1, 3],
    [1, 3],
  ]);
});

test("twenty thousand values that stand still are repeated five thousand a second, each once", async () => {
  const { cell, clock } = streamsBench();
  const cells = Array.from({ length: 20_000 }, () => cell("a", () => 1));
  await clock.advance(64_900);
  const repeated = (): number => cells.filter(({ shown }) => shown.length === 2).length;
  const counts = [repeated()];
  for (let second = 0; second < 5; second += 1) {
    await clock.advance(1_000);
    counts.push(repeated());
  }
  expect(counts).toEqual([0, 5_000, 10_000, 15_000, 20_000, 20_000]);
  await clock.advance(70_000);
  expect(cells.every(({ shown }) => shown.length === 2)).toBe(true);
  expect(clock.pending).toBe(0);
});
