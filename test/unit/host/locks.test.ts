import { hostLocks } from "../../../src/host/locks";
import { settle } from "../../support/testClock";

type Held = () => Promise<void> | undefined;

/** The browser's lock manager, as far as it matters here: one holder a name, and a queue that can be left. */
class BrowserLocks {
  readonly queues = new Map<string, Promise<void>>();
  forbidden = false;

  request(name: string, { signal }: { readonly signal: AbortSignal }, held: Held): Promise<void> {
    if (this.forbidden) return Promise.reject(new Error("SecurityError"));
    const before = this.queues.get(name) ?? Promise.resolve();
    const turn = before.then(async () => {
      if (!signal.aborted) await held();
    });
    this.queues.set(name, turn);
    return signal.aborted ? Promise.reject(new Error("AbortError")) : turn;
  }
}

const manager = new BrowserLocks();

beforeEach(() => {
  manager.forbidden = false;
  manager.queues.clear();
  Object.defineProperty(globalThis, "navigator", { value: { locks: manager }, configurable: true });
});

/** Queues for a lock; says whether it is held, or forbidden. */
function claim(name: string): { state: string; readonly resign: () => void } {
  const claimed = { state: "waiting", resign: (): void => undefined };
  const resign = hostLocks()?.hold(
    name,
    () => (claimed.state = "held"),
    () => (claimed.state = "failed"),
  );
  return Object.assign(claimed, { resign: resign ?? claimed.resign });
}

test("a lock goes to the next when its holder resigns", async () => {
  const [first, second] = [claim("a"), claim("a")];
  await settle();
  expect([first.state, second.state]).toEqual(["held", "waiting"]);
  first.resign();
  await settle();
  expect(second.state).toBe("held");
});

test("who leaves the queue is passed over", async () => {
  const [first, second, third] = [claim("a"), claim("a"), claim("a")];
  await settle();
  second.resign();
  first.resign();
  await settle();
  expect([second.state, third.state]).toEqual(["waiting", "held"]);
});

test("a lock that is resigned the moment it is held goes on to the next", async () => {
  let resign: () => void = () => undefined;
  const first = claim("a");
  resign =
    hostLocks()?.hold(
      "a",
      () => resign(),
      () => undefined,
    ) ?? resign;
  const third = claim("a");
  first.resign();
  await settle();
  expect(third.state).toBe("held");
});

test("a page that may not use locks is told so", async () => {
  manager.forbidden = true;
  const claimed = claim("a");
  await settle();
  expect(claimed.state).toBe("failed");
});

test("a browser without locks has none", () => {
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  expect(hostLocks()).toBeUndefined();
});
