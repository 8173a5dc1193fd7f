import fc from "fast-check";
import { code, codes, ungroup } from "../../../support/builders";
import { testApp } from "../../../support/testPorts";

const NAMES = codes(30);

interface Command {
  readonly at: number;
  readonly type: string;
  /** The instruments that the server holds after it. */
  readonly held: ReadonlySet<string>;
}

/** Thirty live cells on a plan of ten; the first ten are pushed, and nothing is known to be in front. */
async function bench() {
  const world = testApp();
  const { clock } = world;
  const { feed, live } = world.app.parts;
  const stops = NAMES.map((name) => live.value([name], () => undefined));
  await clock.advance(20_000);
  const from = world.socket.commands.length;
  let since = clock.now();
  return {
    clock,
    feed,
    stops,
    /** Shows these, on a sheet that comes to the front now unless it is the same as before. */
    show(
      nearby: readonly (typeof NAMES)[number][],
      { same = false, seen = [] as readonly (typeof NAMES)[number][] } = {},
    ) {
      if (!same) since = clock.now();
      feed.setVisible({ seen, nearby: nearby.filter((name) => !seen.includes(name)), since });
    },
    pushed: () =>
      feed.subscriptions().flatMap(({ delivery, subject }) => (delivery === "pushed" ? [subject.code] : [])),
    /** Commands since the beginning. */
    commands(): Command[] {
      const held = new Set<string>();
      return world.socket.commands
        .map(({ at, command }) => {
          for (const name of ungroup(command.codes ?? []))
            if (command.type === "S") held.add(name);
            else held.delete(name);
          return { at, type: command.type, held: new Set(held) };
        })
        .slice(from);
    },
  };
}

test("what is in front is pushed once its sheet has stayed for five seconds, by two commands", async () => {
  const { clock, show, pushed, commands } = await bench();
  show(NAMES.slice(20, 26));
  await clock.advance(4_900);
  expect(commands()).toEqual([]);
  await clock.advance(3_000);
  expect(pushed()).toEqual([...NAMES.slice(0, 4), ...NAMES.slice(20, 26)]);
  expect(commands().map(({ type }) => type)).toEqual(["SC", "S"]);
});

test("who leafs through sheets moves nothing", async () => {
  const { clock, show, commands } = await bench();
  for (let sheet = 0; sheet < 30; sheet += 1) {
    show(NAMES.slice(sheet % 20, (sheet % 20) + 10));
    await clock.advance(2_000);
  }
  expect(commands()).toEqual([]);
});

test("with more in front than the plan pushes, those that the window shows come first, and who is pushed stays so", async () => {
  const { clock, show, pushed } = await bench();
  show(NAMES.slice(5, 25), { seen: NAMES.slice(18, 21) });
  await clock.advance(9_000);
  expect(pushed()).toEqual([...NAMES.slice(5, 12), ...NAMES.slice(18, 21)]);
});

test("of equals nobody's place changes hands, however often the same is read in another order", async () => {
  const { clock, show, commands } = await bench();
  show(NAMES);
  await clock.advance(10_000);
  for (let turn = 0; turn < 20; turn += 1) {
    show(turn % 2 === 0 ? [...NAMES].reverse() : NAMES.slice(0, 20), { same: turn % 3 === 0 });
    await clock.advance(7_000);
  }
  expect(commands()).toEqual([]);
});

test("when the active sheet has no instruments nothing is moved back", async () => {
  const { clock, show, pushed, commands } = await bench();
  show(NAMES.slice(20));
  await clock.advance(10_000);
  const before = commands().length;
  show([]);
  await clock.advance(60_000);
  expect(commands()).toHaveLength(before);
  expect(pushed()).toEqual(NAMES.slice(20));
});

test("an instrument that the user has released in the pane is not pushed again for being in front", async () => {
  const { clock, feed, show, pushed } = await bench();
  show(NAMES.slice(20));
  await clock.advance(10_000);
  feed.evict(`S ${code("US:A25")}`);
  await clock.advance(40_000);
  expect(pushed()).not.toContain("US:A25");
  expect(pushed()).toHaveLength(10);
});

test("a place that becomes free goes to what is in front, and to the oldest where nothing is", async () => {
  const { clock, show, pushed, stops } = await bench();
  show(NAMES.slice(18));
  await clock.advance(10_000);
  const [gone] = pushed();
  stops[NAMES.findIndex((name) => name === gone)]?.();
  await clock.advance(10_000);
  expect(pushed()).toHaveLength(10);
  expect(pushed().every((name) => NAMES.indexOf(name) >= 18)).toBe(true);
});

test("whatever comes to the front and when: the plan and the pace of commands hold, moves are rare, and what stays in front is pushed", async () => {
  const anyShow = fc.record({
    nearby: fc.subarray(NAMES, { minLength: 1 }),
    seen: fc.subarray(NAMES, { maxLength: 8 }),
    same: fc.boolean(),
    wait: fc.integer({ min: 200, max: 20_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyShow, { minLength: 1, maxLength: 12 }), async (shows) => {
      const { clock, show, pushed, commands } = await bench();
      for (const { nearby, seen, same, wait } of shows) {
        show([...nearby, ...seen], { same, seen });
        await clock.advance(wait);
      }
      await clock.advance(40_000);
      const sent = commands();
      for (const { held } of sent) expect(held.size).toBeLessThanOrEqual(10);
      for (const [at, one] of sent.entries()) {
        expect(one.at - (sent[at - 1]?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
        expect(sent.filter((other) => other.at > one.at - 60_000 && other.at <= one.at).length).toBeLessThanOrEqual(30);
      }
      const moves = sent.filter(({ type }) => type === "SC").map(({ at }) => at);
      for (const [at, move] of moves.entries()) expect(move - (moves[at - 1] ?? 0)).toBeGreaterThanOrEqual(13_000);
      const last = shows.at(-1);
      const visibleCodes = new Set([...(last?.seen ?? []), ...(last?.nearby ?? [])]);
      const held = pushed();
      expect(held).toHaveLength(10);
      expect(held.filter((name) => visibleCodes.has(name))).toHaveLength(Math.min(10, visibleCodes.size));
      expect(held).toEqual(expect.arrayContaining([...(last?.seen ?? [])]));
    }),
    { numRuns: 25 },
  );
});
