import { readOnce } from "../../../src/workbench/bundling/readOnce.cjs";

test("the only module of a file becomes a function in parentheses, which is read once and does the same", () => {
  const file = '"use strict";(found||=[]).push([[648],{855(e,t,o){t.sum=o+1;if(e){t.is={}}}}]);';
  const parenthesised = readOnce(file);
  expect(parenthesised).toContain("855:(function(e,t,o){");
  const run = (text: string): unknown => {
    const found: [number[], Record<number, (...given: unknown[]) => void>][] = [];
    new Function("found", text)(found);
    const made = {};
    found[0]?.[1][855]?.(true, made, 1);
    return made;
  };
  expect(run(parenthesised)).toEqual(run(file));
});

test("a file of another form stays as it is", () => {
  for (const text of [
    "",
    "(found||=[]).push([[1],{5:e=>{}}]);",
    "console.log({1(a){}})",
    "(found||=[]).push([[1],{5(e){e()},6(e,t){t(e)}}]);",
  ])
    expect(readOnce(text)).toBe(text);
});
