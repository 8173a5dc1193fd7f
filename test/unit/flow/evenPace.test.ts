import fc from "fast-check";
import { evenPace } from "../../../src/flow/evenPace";

const WINDOW = 61_000;

test("without anything used, the window is shared out evenly", () => {
  expect(evenPace({ used: [], requests: 21, window: WINDOW }, 0)).toBeCloseTo(WINDOW / 21);
});

test("whatever was used before, requests at the pace told find a slot, and one that is quicker by a tenth does not", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: WINDOW }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 30 }),
      (moments, requests) => {
        const used = [...moments].sort((left, right) => left - right);
        const pace = evenPace({ used, requests, window: WINDOW }, 0);
        const refused = (spacing: number): boolean => {
          const free = [...used];
          return Array.from({ length: 3 * requests }, (_, at) => (at + 1) * spacing).some((now) => {
            const taken = free.filter((moment) => moment > now + 1e-6).length;
            free.push(now + WINDOW);
            return taken >= requests;
          });
        };
        expect(refused(pace)).toBe(false);
        expect(refused(0.9 * pace)).toBe(true);
      },
    ),
  );
});

test("the pace counts from the present moment, whatever the clock shows", () => {
  const now = 1_731_499_200_000;
  const used = [10_000, 40_000];
  const pace = evenPace({ used, requests: 3, window: WINDOW }, 0);
  expect(pace).toBeCloseTo(WINDOW / 3);
  expect(evenPace({ used: used.map((free) => now + free), requests: 3, window: WINDOW }, now)).toBeCloseTo(pace);
  expect(evenPace({ used: [now + 50_000, now + 50_000, now + 50_000], requests: 3, window: WINDOW }, now)).toBe(50_000);
});
