import fc from "fast-check";
import { Streams, type Shown } from "../../../src/quotes/streams";
import { TestClock } from "../../support/testClock";

const NAMES = ["a", "b", "c"] as const;
/** Milliseconds between two looks while time goes by. */
const GLANCE = 60;

type Name = (typeof NAMES)[number];

/** What happens to the live formulas of a sheet. */
type Happening =
  | { readonly kind: "push"; readonly name: Name }
  | { readonly kind: "wait"; readonly milliseconds: number }
  | { readonly kind: "add"; readonly names: readonly Name[]; readonly ticking: boolean }
  | { readonly kind: "stop"; readonly at: number }
  | { readonly kind: "wake" };

const name = fc.constantFrom(...NAMES);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: name.map((pushed): Happening => ({ kind: "push", name: pushed })) },
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 900 }).map((milliseconds) => ({ kind: "wait" as const, milliseconds })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("add" as const),
      names: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
      ticking: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.nat(20).map((at) => ({ kind: "stop" as const, at })) },
  { weight: 1, arbitrary: fc.constant({ kind: "wake" }) },
);

/** One live formula, the versions of its codes that it shows, and how it came to. */
interface Formula {
  readonly names: readonly Name[];
  readonly showings: { readonly at: number; readonly text: string }[];
  readonly stop: () => void;
}

test("whatever is pushed, added and deleted in whatever order: two cells of one code never differ, and nothing is shown twice without need", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 60, size: "max" }), async (happenings) => {
      const clock = new TestClock();
      const streams = new Streams({
        clock,

        interval: () => 500,
        onError: () => undefined,
      });
      const versions = new Map<Name, number>(NAMES.map((each) => [each, 0]));
      const formulas: Formula[] = [];
      let wakes = 0;
      for (const now of happenings) {
        if (now.kind === "push") {
          versions.set(now.name, (versions.get(now.name) ?? 0) + 1);
          streams.touch(now.name);
        } else if (now.kind === "wait") {
          for (let left = now.milliseconds; left > 0; left -= GLANCE) {
            await clock.advance(Math.min(left, GLANCE));
            expectAgreement(formulas);
          }
        } else if (now.kind === "stop") formulas.splice(now.at, 1)[0]?.stop();
        else if (now.kind === "wake") {
          wakes += 1;
          streams.repeatAll();
        } else {
          const { names, ticking } = now;
          const showings: Formula["showings"] = [];
          const show = (shown: Shown): void => void showings.push({ at: clock.now(), text: JSON.stringify(shown) });
          const render = (): Shown => [names.map((each) => versions.get(each) ?? 0)];
          formulas.push({ names, showings, stop: streams.add({ keys: names, render, show, ticking: () => ticking }) });
        }
        expectAgreement(formulas);
      }
      await clock.advance(2_000);
      for (const each of NAMES) for (const shown of shownOf(formulas, each)) expect(shown).toBe(versions.get(each));
      for (const { showings } of formulas) {
        const again = showings.filter(({ at, text }, place) => {
          const before = showings[place - 1];
          return before !== undefined && before.text === text && at - before.at < 65_000;
        });
        expect(again.length).toBeLessThanOrEqual(wakes);
      }
    }),
    { numRuns: 60 },
  );
});

function expectAgreement(formulas: readonly Formula[]): void {
  for (const each of NAMES) expect(shownOf(formulas, each).size).toBeLessThanOrEqual(1);
}

/** The versions of one code that formulas show at this moment. */
function shownOf(formulas: readonly Formula[], code: Name): ReadonlySet<number | undefined> {
  const found = formulas.flatMap(({ names, showings }) => {
    const at = names.indexOf(code);
    const last = showings.at(-1);
    return at < 0 || last === undefined ? [] : [(JSON.parse(last.text) as number[][])[0]?.[at]];
  });
  return new Set(found);
}
