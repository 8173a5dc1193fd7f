import { StacklessError } from "../../../src/kernel/stacklessError";

test("an error without a stack tells its message, and the next one of others has a stack", () => {
  const error = new StacklessError("no value");
  expect([error.message, error instanceof Error, String(error)]).toEqual(["no value", true, "Error: no value"]);
  expect(error.stack ?? "").not.toContain(" at ");
  expect(new Error("other").stack).toContain(" at ");
});

test("where the engine does not let the depth of stacks be chosen an error is one all the same", () => {
  const frames = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");
  Reflect.deleteProperty(Error, "stackTraceLimit");
  try {
    expect(new StacklessError("no value").message).toBe("no value");
    expect(Reflect.has(Error, "stackTraceLimit")).toBe(false);
  } finally {
    Object.defineProperty(Error, "stackTraceLimit", { ...frames });
  }
});
