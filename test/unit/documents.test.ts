import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { scripts } from "../../package.json";

const ROOT = resolve(__dirname, "../..");
const DOCUMENTS = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.md"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(ROOT, file)));

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

/** What somebody who is new looks for in every repository. */
test.each(["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "LICENSE", ".github/workflows/ci.yml"])(
  "there is a %s",
  (file) => expect(existsSync(join(ROOT, file))).toBe(true),
);

test.each(DOCUMENTS)("every link of %s leads somewhere", (document) => {
  const links = [...read(document).matchAll(/\]\(([^)\s#]*)(?:#[^)]*)?\)/g)].map(([, to = ""]) => to);
  const own = links.filter((to) => to !== "" && !/^[a-z]+:/.test(to));
  expect(own.filter((to) => !existsSync(join(ROOT, dirname(document), to)))).toEqual([]);
});

test.each(DOCUMENTS)("every npm command that %s names is there", (document) => {
  const named = [...read(document).matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test.each(DOCUMENTS)("every test file that a command of %s runs is there", (document) => {
  const named = [...read(document).matchAll(/npx (?:jest|playwright test) (test\/[\w./-]+)/g)].map(([, f = ""]) => f);
  expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test("the workflow runs what a checkout is proven by", () => {
  expect(read(".github/workflows/ci.yml")).toContain("- run: .ci/run\n");
});
