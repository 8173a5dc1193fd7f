import { learnLimits } from "../../../src/feed/learnLimits";
import { QosError, type ErrorId } from "../../../src/qos/errors";

/** What a refusal of a request with four questions teaches, the tenth of its window, while another is under way. */
function taught(id: ErrorId): readonly string[] {
  const learned: string[] = [];
  const budget = { limit: 30, used: 11, running: 1, left: 19, freeIn: 0, waiting: 0 };
  learnLimits(new QosError(id), 4, budget, {
    products: (asked) => learned.push(`${asked} products are too many`),
    requests: (accepted) => learned.push(`${accepted} requests are enough`),
  });
  return learned;
}

test("a request that was too large teaches how many products are too many", () => {
  expect(taught("productLimit")).toEqual(["4 products are too many"]);
});

test("a request that came too often teaches how many were accepted before it", () => {
  expect(taught("tooFrequent")).toEqual(["9 requests are enough"]);
});

test.each<ErrorId>(["notFound", "keyRefused", "unreachable", "timeout"])("%s teaches nothing of the plan", (id) => {
  expect(taught(id)).toEqual([]);
});
