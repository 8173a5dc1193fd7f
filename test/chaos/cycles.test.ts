import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

interface Rest {
  /** Bytes in use. */
  readonly heap: number;
  readonly left: object;
}

test("ten thousand live formulas that come and go in random order leave no topic, value, timer, listener or memory behind", async () => {
  // In a process of its own: what the test runner keeps would hide what the program does.
  const child = fork(join(__dirname, "../support/liveCycles.ts"), { execArgv: ["--import", "tsx"] });
  const [told] = (await once(child, "message")) as [
    { readonly cycles: number; readonly before: Rest; readonly after: Rest },
  ];
  const { cycles, before, after } = told;
  process.stdout.write(
    `${cycles} subscribe and cancel cycles: heap ${(before.heap / 1e6).toFixed(2)} MB before, ` +
      `${(after.heap / 1e6).toFixed(2)} MB after\n`,
  );
  const nothing = { topics: 0, values: 0, watched: 0, streams: 0, timers: 0, connection: "idle" };
  expect(after.left).toMatchObject(nothing);
  expect(after.left).toEqual(before.left);
  expect(after.heap).toBeLessThan(before.heap * 1.05);
}, 120_000);
