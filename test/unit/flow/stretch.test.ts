import fc from "fast-check";
import { Stretch } from "../../../src/flow/stretch";

function noted(times: number, took: number, interval: number, stretch = new Stretch()): Stretch {
  for (let turn = 0; turn < times; turn += 1) stretch.note(took, interval);
  return stretch;
}

test("a frame is as long as chosen while flushes are quick", () => {
  expect(noted(100, 40, 500).of(500)).toBe(500);
});

test("a flush that takes a quarter of its frame doubles it, until it takes less", () => {
  expect(noted(1, 125, 500).of(500)).toBe(1_000);
  expect(noted(100, 300, 500).of(500)).toBe(2_000);
});

test("frames grow to five seconds at most, and a longer choice stays what it is", () => {
  expect(noted(100, 60_000, 500).of(500)).toBe(5_000);
  expect(noted(100, 60_000, 15_000).of(15_000)).toBe(15_000);
});

test("frames grow shorter again after eight light flushes in turn, and a heavy one among them begins the count anew", () => {
  const stretch = noted(1, 200, 500);
  noted(7, 10, 500, stretch);
  expect(stretch.of(500)).toBe(1_000);
  stretch.note(100, 500);
  noted(7, 10, 500, stretch);
  expect(stretch.of(500)).toBe(1_000);
  stretch.note(10, 500);
  expect(stretch.of(500)).toBe(500);
});

test("a load that does not change comes to rest at one length", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), fc.constantFrom(250, 500, 1_000, 2_000), (took, interval) => {
      const stretch = noted(60, took, interval);
      const rest = stretch.of(interval);
      for (let turn = 0; turn < 60; turn += 1) {
        stretch.note(took, interval);
        expect(stretch.of(interval)).toBe(rest);
      }
    }),
  );
});
