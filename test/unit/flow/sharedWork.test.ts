import { SharedWork } from "../../../src/flow/sharedWork";
import { watchAbortListeners } from "../../support/abortListeners";

test("work is begun once, and all who wait have its result", async () => {
  let begun = 0;
  const work = new SharedWork(async () => (begun += 1));
  expect(await Promise.all([work.wait(), work.wait(new AbortController().signal)])).toEqual([1, 1]);
  expect(begun).toBe(1);
});

test("it is given up when the last who waits has left, and not before", () => {
  let stopped = false;
  const work = new SharedWork(async (signal) => {
    signal.addEventListener("abort", () => (stopped = true));
    return new Promise<never>(() => undefined);
  });
  const [one, other] = [new AbortController(), new AbortController()];
  void work.wait(one.signal);
  void work.wait(other.signal);
  one.abort();
  expect([work.isGivenUp, stopped]).toEqual([false, false]);
  other.abort();
  expect([work.isGivenUp, stopped]).toEqual([true, true]);
});

test("who cannot leave keeps it going", () => {
  const work = new SharedWork(() => new Promise<never>(() => undefined));
  const one = new AbortController();
  void work.wait();
  void work.wait(one.signal);
  one.abort();
  expect(work.isGivenUp).toBe(false);
});

test("a failure reaches everybody who waits, and nobody else", async () => {
  const work = new SharedWork(async () => Promise.reject(new Error("no bars")));
  await new Promise((resolve) => setImmediate(resolve));
  await expect(work.wait()).rejects.toThrow("no bars");
});

test("who leaves after it is done gives nothing up, and is not listened to any more", async () => {
  const listeners = watchAbortListeners();
  try {
    const work = new SharedWork(async () => 7);
    const [one, other] = [new AbortController(), new AbortController()];
    expect(await work.wait(one.signal)).toBe(7);
    expect(await work.wait(other.signal)).toBe(7);
    expect(listeners.now()).toBe(0);
    one.abort();
    other.abort();
    expect(work.isGivenUp).toBe(false);
    expect(await work.wait()).toBe(7);
  } finally {
    listeners.stop();
  }
});
