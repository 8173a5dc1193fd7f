import { readFileSync } from "node:fs";
import { join } from "node:path";
import { onAbort, untilAborted } from "../../../src/kernel/abort";
import { watchAbortListeners } from "../../support/abortListeners";
import { readSourceTree, SRC } from "../../support/sourceTree";

test("all that a signal's abort is to end is ended, each once, and what was over before is left alone", () => {
  const gone = new AbortController();
  const ended: string[] = [];
  onAbort(gone.signal, () => ended.push("one"));
  const over = onAbort(gone.signal, () => ended.push("other"));
  onAbort(gone.signal, () => ended.push("last"));
  over();
  over();
  gone.abort();
  gone.abort();
  expect(ended).toEqual(["one", "last"]);
});

test("one function given twice is run twice, and taken back once", () => {
  const gone = new AbortController();
  let runs = 0;
  const run = (): void => void (runs += 1);
  onAbort(gone.signal, run);
  onAbort(gone.signal, run)();
  onAbort(gone.signal, run);
  gone.abort();
  expect(runs).toBe(2);
});

test("what one task takes back while a signal is aborted is not run", () => {
  const gone = new AbortController();
  const ended: string[] = [];
  const taken: (() => void)[] = [];
  onAbort(gone.signal, () => taken.forEach((over) => over()));
  taken.push(onAbort(gone.signal, () => ended.push("taken back")));
  gone.abort();
  expect(ended).toEqual([]);
});

test("without a signal, and for one that is aborted already, nothing is run", () => {
  const fail = (): never => {
    throw new Error("was run");
  };
  onAbort(undefined, fail)();
  onAbort(AbortSignal.abort(), fail)();
});

test("a signal has one listener, however much it is to end, and none when that is over", async () => {
  const listeners = watchAbortListeners();
  try {
    const gone = new AbortController();
    const overs = Array.from({ length: 50 }, () => onAbort(gone.signal, () => undefined));
    const answers = Array.from({ length: 50 }, (_, at) => untilAborted(Promise.resolve(at), gone.signal));
    expect([listeners.most(), listeners.now()]).toEqual([1, 1]);
    await Promise.all(answers);
    for (const over of overs) over();
    expect(listeners.now()).toBe(0);
    onAbort(gone.signal, () => undefined);
    expect([listeners.most(), listeners.now()]).toEqual([1, 1]);
  } finally {
    listeners.stop();
  }
});

test("an answer ends with the reason of the signal, and is itself where it comes first", async () => {
  const gone = new AbortController();
  const late = untilAborted(new Promise(() => undefined), gone.signal);
  const early = untilAborted(Promise.resolve(7), gone.signal);
  expect(await early).toBe(7);
  gone.abort(new Error("left"));
  await expect(late).rejects.toThrow("left");
  await expect(untilAborted(Promise.resolve(7), gone.signal)).rejects.toThrow("left");
});

test("nothing else of the program listens to a signal by itself", () => {
  const listening = readSourceTree()
    .map(({ path }) => path)
    .filter((path) => /addEventListener\(\s*"abort"|\bonabort\b/.test(readFileSync(join(SRC, path), "utf8")));
  expect(listening).toEqual(["kernel/abort.ts"]);
});
