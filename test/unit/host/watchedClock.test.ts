import { WatchedClock } from "../../../src/host/watchedClock";
import { builtApp } from "../../support/builtApp";
import { push } from "../../support/builders";
import { testWorld } from "../../support/testPorts";
import { TestClock } from "../../support/testClock";

/** A page whose own timers are frozen at one a minute, and a worker that ticks all the same. */
function hiddenPage(truth: TestClock, worker = true) {
  let ticking = 0;
  let slept = 0;
  const clock = new WatchedClock({
    now: () => truth.now(),
    passed: () => truth.passed + slept,
    setTimer: (delay, task) => truth.after(Math.ceil(Math.max(delay, 1) / 60_000) * 60_000, task),
    startTicker(tick) {
      if (!worker) return undefined;
      ticking += 1;
      let running = true;
      const wait = (): void =>
        void truth.after(1_000, () => {
          if (running) tick();
          if (running) wait();
        });
      wait();
      return () => {
        ticking -= 1;
        running = false;
      };
    },
  });
  const sleep = (milliseconds: number, counts: boolean): void => {
    truth.jump(milliseconds);
    if (counts) slept += milliseconds;
  };
  return { clock, ticking: () => ticking, sleep };
}

test("a timer that the page starves fires within a second of its time", async () => {
  const truth = new TestClock();
  const { clock } = hiddenPage(truth);
  const fired: number[] = [];
  const begin = truth.now();
  for (const delay of [500, 5_000, 20_000]) clock.after(delay, () => fired.push(truth.now() - begin));
  await truth.advance(60_000);
  expect(fired).toHaveLength(3);
  [500, 5_000, 20_000].forEach((delay, at) => expect((fired[at] ?? 0) - delay).toBeLessThanOrEqual(1_100));
});

test("each timer fires once, and the worker rests when nothing waits", async () => {
  const truth = new TestClock();
  const { clock, ticking } = hiddenPage(truth);
  let fired = 0;
  clock.after(2_000, () => (fired += 1));
  const cancel = clock.after(3_000, () => (fired += 10));
  expect(ticking()).toBe(1);
  cancel();
  await truth.advance(200_000);
  expect(fired).toBe(1);
  expect(ticking()).toBe(0);
  expect(truth.pending).toBe(0);
});

test("sleep is told once, before anything that fell due meanwhile", async () => {
  const truth = new TestClock();
  const { clock, sleep } = hiddenPage(truth);
  const heard: string[] = [];
  clock.jumps.subscribe(() => heard.push("woke"));
  clock.after(600_000, () => heard.push("due"));
  await truth.advance(10_000);
  expect(heard).toEqual([]);
  sleep(3_600_000, true);
  await truth.advance(1_000);
  expect(heard).toEqual(["woke", "due"]);
  clock.after(600_000, () => undefined);
  await truth.advance(300_000);
  expect(heard).toEqual(["woke", "due"]);
});

test("a sleep that only the hands of the clock show is told, and timers wait for what they had left", async () => {
  const truth = new TestClock();
  const { clock, sleep } = hiddenPage(truth);
  const heard: string[] = [];
  clock.jumps.subscribe(() => heard.push("woke"));
  clock.after(20_000, () => heard.push("due"));
  await truth.advance(10_000);
  sleep(3_600_000, false);
  await truth.advance(9_000);
  expect(heard).toEqual(["woke"]);
  await truth.advance(2_000);
  expect(heard).toEqual(["woke", "due"]);
});

test.each([-30 * 86_400_000, -3_600_000, -60_000, 60_000, 3_600_000])(
  "a clock moved by %d ms neither fires a starved timer nor holds it",
  async (move) => {
    const truth = new TestClock();
    const { clock } = hiddenPage(truth);
    const fired: number[] = [];
    clock.after(20_000, () => fired.push(truth.passed));
    await truth.advance(5_000);
    truth.jump(move);
    await truth.advance(40_000);
    expect(fired).toHaveLength(1);
    expect(fired[0]).toBeGreaterThanOrEqual(20_000);
    expect(fired[0]).toBeLessThanOrEqual(21_100);
  },
);

test("time in which nothing was watched is no sleep, nor is a clock that was set back", async () => {
  const truth = new TestClock();
  const { clock } = hiddenPage(truth);
  let jumps = 0;
  clock.jumps.subscribe(() => (jumps += 1));
  clock.after(2_000, () => undefined);
  await truth.advance(3_600_000);
  clock.after(20_000, () => undefined);
  await truth.advance(5_000);
  truth.jump(-3_600_000);
  await truth.advance(30_000);
  expect(jumps).toBe(0);
});

test("without a worker timers work as the page lets them", async () => {
  const truth = new TestClock();
  const { clock } = hiddenPage(truth, false);
  let fired = 0;
  clock.after(2_000, () => (fired += 1));
  await truth.advance(60_000);
  expect(fired).toBe(1);
});

test("with timers frozen at one a minute the heartbeat is on time and cells move", async () => {
  const world = testWorld();
  const { clock } = hiddenPage(world.clock);
  const app = builtApp({ ...world.ports, clock });
  const shown: unknown[] = [];
  app.live.value(["US:AAPL"], (value) => shown.push(value));
  await world.clock.advance(5_000);
  const beats: number[] = [];
  for (let second = 0; second < 180; second += 1) {
    const sent = world.socket.connections.at(-1)?.sent.filter(({ command }) => command.type === "H") ?? [];
    if (sent.length > beats.length) beats.push(world.clock.now());
    world.socket.connections.at(-1)?.says({ type: "H", msg: "OK", time: 0 });
    world.socket.connections.at(-1)?.says(push("US:AAPL", { lp: String(100 + second), ts: 1_731_511_000 + second }));
    await world.clock.advance(1_000);
  }
  const gaps = beats.slice(1).map((at, before) => at - (beats[before] ?? 0));
  expect(beats.length).toBeGreaterThanOrEqual(8);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(22_000);
  expect(world.socket.connections).toHaveLength(1);
  expect(shown.length).toBeGreaterThan(80);
});
