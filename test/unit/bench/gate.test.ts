import { readFileSync } from "node:fs";
import path from "node:path";
import { planted } from "../../bench/build";
import { complaints, least, type Recorded } from "../../bench/gate";
import { PLANTS } from "../../bench/plants";

const ROOT = path.join(__dirname, "../../..");
const recorded = JSON.parse(readFileSync(path.join(ROOT, "test/bench/recorded.json"), "utf8")) as Recorded;

const figure = (name: string, ratio: number) => ({ name, ratio, most: 1, words: "" });

test("what takes twice as long as it was recorded is told, and nothing below that", () => {
  const before = { fast: 2, slow: 10 };
  const figures = [figure("fast", 4), figure("slow", 20.1)];
  expect(complaints(figures, before)).toEqual(["slow: 20.1 x its bound, recorded 10.0 x"]);
  expect(complaints([figure("fast", 1), figure("slow", 20)], before)).toEqual([]);
});

test("what was never recorded, and what is measured no more, is told: a gate that looks at nothing holds nothing", () => {
  expect(complaints([figure("new", 1)], { old: 1 })).toEqual([
    "new: was never recorded",
    "old: is recorded and was not measured",
  ]);
});

test("what is another number each time is told above its bound, and never held against a recorded one", () => {
  const varying = (ratio: number) => ({ ...figure("kept", ratio), varies: true as const });
  expect(complaints([varying(1)], {})).toEqual([]);
  expect(complaints([varying(1.2)], {})).toEqual(["kept: 1.2 x its bound"]);
});

test("every path that is recorded has a slowness that can be planted", () => {
  const names = Object.keys(recorded);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !PLANTS.some(({ slows }) => name.startsWith(slows)))).toEqual([]);
  expect(PLANTS.filter(({ slows }) => !names.some((name) => name.startsWith(slows)))).toEqual([]);
});

test.each(PLANTS)("a slowness can be planted in $file", (plant) => {
  const source = readFileSync(path.join(ROOT, plant.file), "utf8");
  const slower = planted(source, plant);
  expect(slower).toContain("instead" in plant ? plant.instead : "performance.now() <");
  expect(slower).not.toBe(source);
});

test("of two measurements the lesser counts, figure by figure", () => {
  expect(least([figure("a", 3), figure("b", 1)], [figure("b", 2), figure("a", 2)])).toEqual([
    figure("a", 2),
    figure("b", 1),
  ]);
});
