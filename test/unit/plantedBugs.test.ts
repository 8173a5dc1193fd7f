import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { PLANTED_BUGS } from "../mutants/bugs";
import { plant } from "../mutants/plantedBug";
import { SRC } from "../support/sourceTree";

const sourceOf = (file: string): string => readFileSync(join(SRC, file), "utf8");

test.each(PLANTED_BUGS.map((bug) => [`${bug.file}: ${bug.shows}`, bug] as const))("%s", (_name, bug) => {
  const source = sourceOf(bug.file);
  const spoilt = plant(source, bug);
  expect(spoilt).not.toBe(source);
  expect(ts.transpileModule(spoilt, { reportDiagnostics: true }).diagnostics).toEqual([]);
});

test("no bug is planted twice", () => {
  const places = PLANTED_BUGS.map(({ file, find }) => `${file} ${find}`);
  expect(new Set(places).size).toBe(places.length);
});

test("a bug whose place is gone, or is no longer the only one, is told by its name", () => {
  const bug = { shows: "a wrong price", file: "a.ts", find: "right", replace: "wrong" };
  expect(plant("all right here", bug)).toBe("all wrong here");
  expect(() => plant("nothing", bug)).toThrow('the bug "a wrong price" no longer applies: a.ts holds its text 0 times');
  expect(() => plant("right, right", bug)).toThrow("a.ts holds its text 2 times");
});
