import { remembered } from "../../../src/kernel/remembered";

test("what was made of a text is given again, and of another text another", () => {
  let made = 0;
  const read = remembered((text) => ({ text, made: (made += 1) }), 10);
  expect(read("a")).toBe(read("a"));
  expect([read("a").text, read("b").text, made]).toEqual(["a", "b", 2]);
});

test("what throws is made anew, long texts too, and of too many all", () => {
  let calls = 0;
  const read = remembered((text) => {
    calls += 1;
    if (text === "wrong") throw new Error(text);
    return text;
  }, 2);
  expect(() => read("wrong")).toThrow("wrong");
  expect(() => read("wrong")).toThrow("wrong");
  expect(calls).toBe(2);
  const long = "x".repeat(101);
  expect([read(long), read(long), calls]).toEqual([long, long, 4]);
  for (const text of ["a", "b", "c", "a"]) read(text);
  expect(calls).toBe(8);
});
