import { hostClock } from "../../../src/host/clock";
import { whenHostCloses, whenHostWakes } from "../../../src/host/wake";

/** The page, as far as it tells of its coming and going. */
const page = {
  window: new EventTarget(),
  document: Object.assign(new EventTarget(), { visibilityState: "visible" }),
  woken: [] as string[],
  left: 0,
};

beforeAll(() => {
  Object.assign(globalThis, { window: page.window, document: page.document });
  whenHostWakes((how) => page.woken.push(how));
  whenHostCloses(() => (page.left += 1));
});
beforeEach(() => {
  jest.useFakeTimers();
  page.woken = [];
  page.left = 0;
});
afterEach(() => jest.useRealTimers());

function turn(visibility: "visible" | "hidden"): void {
  page.document.visibilityState = visibility;
  page.document.dispatchEvent(new Event("visibilitychange"));
}

test.each([
  ["the network is back", () => page.window.dispatchEvent(new Event("online"))],
  ["a frozen page goes on", () => page.document.dispatchEvent(new Event("resume"))],
  [
    "a page that was put away is shown again",
    () => page.window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true })),
  ],
  ["the clock has jumped", () => hostClock.jumps.publish()],
])("when %s, what was open may be dead", (_name, happen) => {
  happen();
  expect(page.woken).toEqual(["slept"]);
});

test("a page that loads is not one that wakes", () => {
  page.window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  expect(page.woken).toEqual([]);
});

test("a page that comes to the front after a while is worth a look, one that was only covered is not", () => {
  turn("hidden");
  jest.advanceTimersByTime(2_000);
  turn("visible");
  expect(page.woken).toEqual([]);
  turn("hidden");
  jest.advanceTimersByTime(60_000);
  turn("visible");
  expect(page.woken).toEqual(["seen"]);
});

test("a page that is closed or frozen leaves", () => {
  page.window.dispatchEvent(new Event("pagehide"));
  page.document.dispatchEvent(new Event("freeze"));
  expect(page.left).toBe(2);
});
