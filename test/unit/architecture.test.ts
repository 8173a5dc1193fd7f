import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readSourceTree, SRC, type Import, type SourceFile } from "../support/sourceTree";

const README = readFileSync(join(SRC, "README.md"), "utf8");
const files = readSourceTree();

/** What one folder may import: folders or files, each whole or by its types alone. */
type Charter = ReadonlyMap<string, "all" | "types">;

/** The rows of the table `| folder | may import |` of src/README.md. */
function readCharters(): ReadonlyMap<string, Charter> {
  const [, after = ""] = README.split(/^\| *folder *\| *may import *\|\n/m);
  const charters = new Map<string, Charter>();
  for (const line of after.split("\n")) {
    const [, folder, allowed] = /^\| *(\S+) *\| *(.*?) *\|$/.exec(line) ?? [];
    if (folder === undefined || allowed === undefined) break;
    if (!folder.startsWith("-")) charters.set(folder, readCharter(allowed));
  }
  return charters;
}

function readCharter(allowed: string): Charter {
  if (allowed === "nothing") return new Map();
  return new Map(
    allowed.split(/, */).map((entry) => {
      const types = /^types of (.+)$/.exec(entry)?.[1];
      return types === undefined ? [entry, "all"] : [types, "types"];
    }),
  );
}

const charters = readCharters();

function isAllowed(file: SourceFile, { target, typesOnly }: Import): boolean {
  const folder = target.split("/")[0] ?? "";
  if (folder === file.folder) return true;
  const charter = charters.get(file.folder);
  const rights = [charter?.get(folder), charter?.get(target.replace(/\.tsx?$/, ""))];
  return rights.includes("all") || (rights.includes("types") && typesOnly);
}

/** Circles in a graph: each a list of names that ends where it begins. */
function circles(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) found.push([...path.slice(path.indexOf(name)), name].join(" -> "));
    if (path.includes(name) || done.has(name)) return;
    for (const next of graph.get(name) ?? []) visit(next, [...path, name]);
    done.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
  return found;
}

test("the table has a row for every folder of sources, and none for a folder that does not exist", () => {
  expect([...charters.keys()].sort()).toEqual([...new Set(files.map(({ folder }) => folder))].sort());
});

test("the map says of every folder what it is for", () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) expect(README).toContain(`\n- \`${name}/\`: `);
});

test("every import is one that the table allows", () => {
  const breaches = files.flatMap((file) =>
    file.imports
      .filter((one) => !isAllowed(file, one))
      .map(({ target, typesOnly }) => `${file.path} imports ${typesOnly ? "types of " : ""}${target}`),
  );
  expect(breaches).toEqual([]);
});

test("no feature imports another", () => {
  const breaches = files
    .filter(({ folder }) => folder === "features")
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target.startsWith("features/") && target.split("/")[1] !== path.split("/")[1])
        .map(({ target }) => `${path} imports ${target}`),
    );
  expect(breaches).toEqual([]);
});

test("every import leads to a file in src", () => {
  const paths = new Set(files.map(({ path }) => path));
  const lost = files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => /\.tsx?$|\/[^./]*$/.test(target) && !paths.has(target))
      .map(({ target }) => `${path} -> ${target}`),
  );
  expect(lost).toEqual([]);
});

test("no folders and no files import one another in a circle", () => {
  const byFile = new Map(files.map(({ path, imports }) => [path, new Set(imports.map(({ target }) => target))]));
  const byFolder = new Map<string, Set<string>>();
  for (const { folder, imports } of files) {
    const known = byFolder.get(folder) ?? new Set<string>();
    byFolder.set(folder, known);
    for (const { target } of imports) if (!target.startsWith(`${folder}/`)) known.add(target.split("/")[0] ?? "");
  }
  expect(circles(byFolder)).toEqual([]);
  expect(circles(byFile)).toEqual([]);
});

test("the picture is the table: what it draws left of another is never imported by it", () => {
  const order = ["kernel", "market", "flow", "qos", "feed", "quotes", "host", "runtime"];
  const backwards = [...charters].flatMap(([folder, charter]) =>
    [...charter]
      .filter(
        ([name, right]) => right === "all" && order.includes(folder) && order.indexOf(name) >= order.indexOf(folder),
      )
      .map(([name]) => `${folder} -> ${name}`),
  );
  expect(backwards).toEqual([]);
});

test("no folder of sources has a name under which tools look for what they made", () => {
  const made = /(^|\/)(build|dist|out|coverage|reports)\//;
  expect(files.map(({ path }) => path).filter((path) => made.test(path))).toEqual([]);
});

test("every rule of lint is for files that there are", () => {
  const root = resolve(SRC, "..");
  const rules = readFileSync(join(root, "eslint.config.mjs"), "utf8");
  const places = [...rules.matchAll(/"((?:src|test|tools)\/[^"*]*)/g)].map(([, place = ""]) => place);
  expect(places.length).toBeGreaterThan(5);
  expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([]);
});

test("no file is longer than 400 lines", () => {
  expect(files.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

test("no source says any, !, export default or export *", () => {
  expect(files.flatMap(({ path, forbidden }) => forbidden.map((phrase) => `${path}: ${phrase}`))).toEqual([]);
});

test("a breach of the table would be seen", () => {
  const file = (folder: string): SourceFile => ({
    path: `${folder}/x.ts`,
    folder,
    lines: 1,
    imports: [],
    forbidden: [],
  });
  expect(isAllowed(file("qos"), { target: "quotes/cell.ts", typesOnly: true })).toBe(false);
  expect(isAllowed(file("features"), { target: "qos/errors.ts", typesOnly: false })).toBe(true);
  expect(isAllowed(file("features"), { target: "qos/bar.ts", typesOnly: false })).toBe(false);
  expect(isAllowed(file("features"), { target: "feed/liveFeed.ts", typesOnly: true })).toBe(false);
  expect(isAllowed(file("simulator"), { target: "qos/wire.ts", typesOnly: true })).toBe(true);
  expect(isAllowed(file("simulator"), { target: "qos/wire.ts", typesOnly: false })).toBe(false);
  expect(isAllowed(file("simulator"), { target: "qos/decode.ts", typesOnly: true })).toBe(false);
  expect(
    circles(
      new Map([
        ["a", new Set(["b"])],
        ["b", new Set(["c"])],
        ["c", new Set(["b"])],
      ]),
    ),
  ).toEqual(["b -> c -> b"]);
});
