import fc from "fast-check";
import type { Want } from "../../../src/feed/ledger";
import { chooseTargets, nextStep, type Step } from "../../../src/feed/reconciler";
import { subjectKey, type Subject } from "../../../src/qos/topics/topic";
import { code, codes, subject, ungroup } from "../../support/builders";

type Subjects = ReadonlyMap<string, Subject>;

function setOf(subjects: readonly Subject[]): Map<string, Subject> {
  return new Map(subjects.map((one) => [subjectKey(one), one]));
}

function wantsOf(subjects: readonly Subject[]): Want[] {
  return subjects.map((one, since) => ({ key: subjectKey(one), subject: one, since, listeners: 1 }));
}

function productsOf(set: Subjects): number {
  return new Set([...set.values()].map((one) => one.code)).size;
}

/** Follows the steps to their end, as a server that agrees to everything does. */
function walk(
  from: Subjects,
  targets: Subjects,
  limits: { products: number; most: number },
): { end: Subjects; steps: Step[]; widest: number } {
  const now = new Map(from);
  const steps: Step[] = [];
  let widest = 0;
  for (let step = nextStep(now, targets, limits); step !== undefined; step = nextStep(now, targets, limits)) {
    if (steps.push(step) > 1_000) throw new Error("no end of steps");
    for (const one of step.subjects)
      if (step.kind === "subscribe") now.set(subjectKey(one), one);
      else now.delete(subjectKey(one));
    if (step.kind === "subscribe") widest = Math.max(widest, productsOf(now));
  }
  return { end: now, steps, widest };
}

const anySubject: fc.Arbitrary<Subject> = fc.oneof(
  fc.record({ topic: fc.constantFrom("S", "T", "D"), code: fc.constantFrom(...codes(8), ...codes(4, "HK:")) }),
  fc.record({
    topic: fc.constant("K" as const),
    code: fc.constantFrom(...codes(4)),
    interval: fc.constantFrom("1m", "1d"),
  }),
) as fc.Arbitrary<Subject>;
const anySubjects = fc.array(anySubject, { maxLength: 20 });
const anyLimits = fc.record({ products: fc.integer({ min: 1, max: 12 }), most: fc.constantFrom(1, 3, Infinity) });

test("whatever the server has, the steps end in exactly what is wanted", () => {
  fc.assert(
    fc.property(anySubjects, anySubjects, anyLimits, (had, wanted, limits) => {
      const targets = chooseTargets(wantsOf(wanted), limits.products);
      const { end } = walk(setOf(had), targets, limits);
      expect([...end.keys()].sort()).toEqual([...targets.keys()].sort());
    }),
  );
});

test("no subscription takes the server beyond the plan's products", () => {
  fc.assert(
    fc.property(anySubjects, anySubjects, anyLimits, (had, wanted, limits) => {
      const targets = chooseTargets(wantsOf(wanted), limits.products);
      expect(walk(setOf(had), targets, limits).widest).toBeLessThanOrEqual(limits.products);
    }),
  );
});

test("no instrument is subscribed or given up twice or in vain, and one command takes all of a topic", () => {
  fc.assert(
    fc.property(anySubjects, anySubjects, fc.integer({ min: 1, max: 12 }), (had, wanted, products) => {
      const from = setOf(had);
      const targets = chooseTargets(wantsOf(wanted), products);
      const { steps } = walk(from, targets, { products, most: Infinity });
      const touched = steps.flatMap(({ subjects }) => subjects.map(subjectKey));
      const different = [...from.keys(), ...targets.keys()].filter((key) => from.has(key) !== targets.has(key));
      expect(touched.sort()).toEqual([...new Set(different)].sort());
      const lines = steps.map(({ command }) => `${command.type} ${command.kt ?? ""}`);
      expect(new Set(lines).size).toBe(lines.length);
    }),
  );
});

test("a command speaks of just the subjects of its step", () => {
  fc.assert(
    fc.property(anySubjects, anyLimits, (wanted, limits) => {
      const targets = chooseTargets(wantsOf(wanted), limits.products);
      for (const { command, subjects } of walk(new Map(), targets, limits).steps) {
        expect(ungroup(command.codes ?? []).sort()).toEqual(subjects.map((one) => one.code).sort());
        expect(subjects.length).toBeLessThanOrEqual(limits.most);
      }
    }),
  );
});

test("the oldest wants are pushed when there are more than the plan has products", () => {
  const targets = chooseTargets(wantsOf(codes(12).map((name) => subject(name))), 10);
  expect([...targets.values()].map((one) => one.code)).toEqual(codes(10));
});

test("several topics of one instrument count as one product", () => {
  const apple = code("US:AAPL");
  const wanted: Subject[] = [{ topic: "S", code: apple }, { topic: "T", code: apple }, subject("US:TSLA")];
  expect([...chooseTargets(wantsOf(wanted), 1).keys()]).toEqual(["S US:AAPL", "T US:AAPL"]);
});

test("codes of several markets go in one command, grouped as on the wire", () => {
  const targets = setOf(["US:AAPL", "HK:700", "US:TSLA"].map(subject));
  expect(nextStep(new Map(), targets, { products: 10, most: Infinity })?.command).toEqual({
    type: "S",
    codes: ["US:AAPL,TSLA", "HK:700"],
  });
});

test("with room for both, the new is subscribed before the old is given up", () => {
  const step = nextStep(setOf([subject("US:AAPL")]), setOf([subject("US:TSLA")]), { products: 2, most: Infinity });
  expect(step).toMatchObject({ kind: "subscribe", command: { type: "S", codes: ["US:TSLA"] } });
});

test("without room for both, the old is given up first", () => {
  const step = nextStep(setOf([subject("US:AAPL")]), setOf([subject("US:TSLA")]), { products: 1, most: Infinity });
  expect(step).toMatchObject({ kind: "unsubscribe", command: { type: "SC", codes: ["US:AAPL"] } });
});

test("bars name their period", () => {
  const day: Subject = { topic: "K", code: code("HK:700"), interval: "1d" };
  expect(nextStep(new Map(), setOf([day]), { products: 1, most: 9 })?.command).toEqual({
    type: "K",
    codes: ["HK:700"],
    kt: 1_001,
  });
});
