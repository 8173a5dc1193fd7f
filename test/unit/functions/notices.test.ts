import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { webpack } from "webpack";

const ROOT = path.join(__dirname, "../../..");
const { Notices } = jest.requireActual<{ Notices: new (name: string) => { apply(compiler: object): void } }>(
  "../../../tools/notices.cjs",
);
const { forbidden, isAllowed, shippedPackages } = jest.requireActual<{
  forbidden(packages: readonly object[]): readonly string[];
  isAllowed(licence: unknown): boolean;
  shippedPackages(root: string): readonly { readonly name: string; readonly licence: string }[];
}>("../../../tools/licences.cjs");

const folder = mkdtempSync(path.join(tmpdir(), "qos-notices-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The notices of a bundle of these packages. */
async function noticesOf(packages: readonly string[]): Promise<string> {
  const entry = path.join(folder, "entry.mjs");
  const imports = packages.map((name, at) => `import * as part${at} from ${JSON.stringify(name)};`);
  writeFileSync(entry, `${imports.join("\n")}\nconsole.log(${packages.map((_name, at) => `part${at}`).join(", ")});`);
  await new Promise<void>((resolve, reject) => {
    webpack(
      {
        mode: "production",
        context: ROOT,
        entry,
        output: { path: folder },
        resolve: { modules: [path.join(ROOT, "node_modules")] },
        optimization: { minimize: false },
        plugins: [new Notices("NOTICES.txt")],
      },
      (fault, stats) => ((fault ?? stats?.hasErrors()) ? reject(fault ?? new Error(stats?.toString())) : resolve()),
    );
  });
  return readFileSync(path.join(folder, "NOTICES.txt"), "utf8");
}

test("the notices name what is bundled, joined modules included, with licence, copyright and notice; and nothing else", async () => {
  const text = await noticesOf(["idb", "lightweight-charts", "minisearch"]);
  for (const name of ["idb", "lightweight-charts", "fancy-canvas", "minisearch", "webpack"])
    expect(text).toMatch(new RegExp(`^${name} \\d`, "m"));
  expect(text).toContain("TradingView Lightweight Charts™\nCopyright (с) 2025 TradingView, Inc.");
  expect(text).toContain("Apache License");
  expect(text).toContain("Copyright (c) 2016, Jake Archibald");
  expect(text).not.toMatch(/^react \d/m);
});

test.each(["MIT", "ISC", "(MIT OR GPL-3.0)", "MIT AND ISC", "Apache-2.0"])("%s may go out", (licence) => {
  expect(isAllowed(licence)).toBe(true);
});

test.each(["GPL-3.0", "LGPL-3.0-or-later", "MIT AND GPL-3.0", "UNLICENSED", "SEE LICENSE IN x", "", undefined, 7])(
  "%p may not go out",
  (licence) => expect(isAllowed(licence)).toBe(false),
);

test("every package that goes out has a licence that lets it, and one that does not is named", () => {
  const packages = shippedPackages(ROOT);
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(["react", "idb", "@fluentui/tokens"]));
  expect(packages.map(({ name }) => name)).not.toContain("@odoo/o-spreadsheet");
  expect(forbidden(packages)).toEqual([]);
  expect(forbidden([{ name: "odd", version: "1.0.0", licence: "GPL-3.0" }])).toEqual(["odd 1.0.0: GPL-3.0"]);
});
