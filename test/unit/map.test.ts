import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Change } from "../support/changes/change";
import { AN_ERROR } from "../support/changes/error";
import { A_FIGURE, A_REFERENCE_FIELD } from "../support/changes/field";
import { A_FORMULA } from "../support/changes/formula";
import { A_MARKET } from "../support/changes/market";
import { A_TOPIC } from "../support/changes/topic";
import { typeFaults } from "../support/changes/typeFaults";
import { SRC } from "../support/sourceTree";
import { copyTree } from "../support/treeCopy";

const README = readFileSync(join(SRC, "README.md"), "utf8");
const CHANGES = [A_FORMULA, A_FIGURE, A_REFERENCE_FIELD, A_MARKET, A_TOPIC, AN_ERROR];

/** Tests that fail where something is incomplete, and the cases of what the changes add. */
const GATES = [
  "test/unit/architecture.test.ts",
  "test/unit/functions/metadata.test.ts",
  "test/unit/functions/choices.test.ts",
  "test/unit/simulator/schedule.test.ts",
  "test/unit/workbook/formulaNames.test.ts",
  "test/unit/qos/errors.test.ts",
  "test/cases/complete.test.ts",
];
const ADDED_CASES = "the market of a share|open positions|the sector";

const copy = copyTree("map");
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function make({ edits }: Change): void {
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(copy, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, edit(existsSync(path) ? readFileSync(path, "utf8") : ""));
  }
}

/** The files that the map's table names in the row of a change, from src/; a folder ends with a slash. */
function told(row: string): readonly string[] {
  const line = README.split("\n").find((text) => text.startsWith(`| ${row} `)) ?? "";
  return [...line.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

const isTold = (file: string, names: readonly string[]): boolean =>
  names.some((name) => (name.endsWith("/") ? dirname(file) === name.slice(0, -1) : file === name));

/** Runs tests of the copy; undefined: they pass. */
async function failures(args: readonly string[]): Promise<string | undefined> {
  const jest = join(copy, "node_modules/jest/bin/jest.js");
  const only = ["--selectProjects", "unit", "cases", "--maxWorkers=1", "--silent"];
  return new Promise((resolve) => {
    execFile(process.execPath, [jest, ...args, ...only], { cwd: copy }, (error, _out, err) =>
      resolve(error === null ? undefined : err),
    );
  });
}

test.each(CHANGES.map((change) => [change.row, change] as const))(
  "to add %s, the files of src change that the map's table names, and no other",
  (row, { edits }) => {
    const names = told(row);
    const changed = Object.keys(edits)
      .filter((file) => file.startsWith("src/"))
      .map((file) => file.slice("src/".length));
    expect(changed.filter((file) => !isTold(file, names))).toEqual([]);
    expect(names.filter((name) => !changed.some((file) => isTold(file, [name])))).toEqual([]);
  },
);

test("a tree with all these changes has no fault of types, of architecture or of completeness, and shows them", async () => {
  CHANGES.forEach(make);
  const gates = failures(GATES);
  expect(typeFaults(copy)).toEqual([]);
  expect(await gates).toBeUndefined();
  expect(await failures(["test/cases/cells.test.ts", "-t", ADDED_CASES])).toBeUndefined();
}, 300_000);
