import { QosError } from "../../../src/qos/errors";
import { isRestClosed } from "../../../src/feed/transports";

test("requests go over the socket where the browser or the network lets none through, and in no other case", () => {
  expect(isRestClosed(new QosError("blocked"))).toBe(true);
  expect(isRestClosed(new QosError("unreachable"))).toBe(true);
  for (const id of ["tooFrequent", "keyRefused", "timeout", "serverError"] as const)
    expect(isRestClosed(new QosError(id))).toBe(false);
  expect(isRestClosed(new Error("blocked"))).toBe(false);
  expect(isRestClosed({ id: "blocked" })).toBe(false);
});
