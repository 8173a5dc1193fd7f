import { hasRoom } from "../../../src/feed/pollingShare";

const budget = (left: number, wait = 0) => ({
  state: () => ({ limit: 30, used: 30 - left, running: 0, left, freeIn: 0, waiting: 0 }),
  wait: () => wait,
});

test.each([
  [30, 0.7, true],
  [10, 0.7, true],
  [9, 0.7, false],
  [16, 0.5, true],
  [15, 0.5, false],
  [0, 0.7, false],
])("with %d of 30 requests left there is room for who may use a share of %d: %s", (left, share, room) => {
  expect(hasRoom(budget(left), share)).toBe(room);
});

test("where a request would have to wait there is no room, however much is left", () => {
  expect(hasRoom(budget(30, 1), 0.7)).toBe(false);
});
