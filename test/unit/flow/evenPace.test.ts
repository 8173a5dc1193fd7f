import fc from "fast-check";
import { evenPace } from "../../../src/flow/evenPace";

const WINDOW = 61_000;

test("without anything used, the window is shared out evenly", () => {
  expect(evenPace({ used: [], requests: 21, window: WINDOW }, 0)).toBeCloseTo(WINDOW / 21);
});

test("whatever was used before, requests at the pace told find a place, and one that is quicker by a tenth does not", () => {
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
