import { readCall } from "../../../src/host/invocation";

/** What the host hands a cancelable or streaming function. */
function invocation(more: object = {}): object {
  return { address: "Sheet1!A1", functionName: "PRICE", setResult: () => undefined, ...more };
}

test.each([
  ["today's metadata", ["US:AAPL", "pre", invocation()], ["US:AAPL", "pre"]],
  ["metadata of a time with fewer arguments", ["US:AAPL", invocation(), undefined], ["US:AAPL"]],
  ["metadata of a time with no argument", [invocation(), undefined, undefined], []],
  ["arguments that were left out", ["US:AAPL", null, invocation()], ["US:AAPL", null]],
])("the arguments end where the invocation stands: %s", (_name, all, given) => {
  expect(readCall(all).given).toEqual(given);
});

test("without an invocation every argument counts, and the call does no harm", () => {
  const { given, call } = readCall(["US:AAPL", null]);
  expect(given).toEqual(["US:AAPL", null]);
  expect(call.preview).toBe(false);
  expect(() => call.setResult(1)).not.toThrow();
  expect(() => call.onCanceled(() => undefined)).not.toThrow();
});

test.each([[[["a", "b"]]], [{ type: "Double", basicValue: 7 }], [null], ["setResult"]])(
  "an argument (%j) is not taken for the invocation",
  (argument) => {
    expect(readCall([argument, invocation()]).given).toEqual([argument]);
  },
);

test.each([
  [true, true],
  ["true", false],
  [1, false],
  [false, false],
  [undefined, false],
])("a preview flag of %p means preview: %p", (flag, preview) => {
  expect(readCall([invocation({ isInValuePreview: flag })]).call.preview).toBe(preview);
});

test("an older host without the flag means no preview", () => {
  expect(readCall([invocation()]).call.preview).toBe(false);
});

test("results go to the host", () => {
  const sent: unknown[] = [];
  readCall([invocation({ setResult: (value: unknown) => sent.push(value) })]).call.setResult(26.15);
  expect(sent).toEqual([26.15]);
});

test("a cancellation that fails does not keep the host from the other cancellations", () => {
  const host = invocation() as { onCanceled?: () => void };
  readCall([host]).call.onCanceled(() => {
    throw new Error("disposed");
  });
  expect(() => host.onCanceled?.()).not.toThrow();
});
