import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PlantedBug } from "./plantedBug";

/** What the tests say of a bug. */
export type Verdict =
  /** The first test that fails, and its file. */
  | { readonly kind: "caught"; readonly by: string; readonly test: string }
  | { readonly kind: "survived" }
  /** Why nothing can be said: no end in time, a test that fails without the bug too, sources that cannot be loaded. */
  | { readonly kind: "unclear"; readonly why: string };

/** Tests that read the source as text would notice any change of it, so they say nothing. */
const NOT_ASKED = ["--testPathIgnorePatterns", "test/unit/plantedBugs", "/node_modules/"];

/** Milliseconds for one run of tests. */
const LIMIT = 900_000;

/** Runs the tests over the tree in `folder`: those that most bugs end at first, the exact cells or the folder's own. */
export async function judge(folder: string, { file }: PlantedBug): Promise<Verdict> {
  const part = file.split("/")[0] ?? "";
  const own = [`test/unit/${part}`].filter((path) => existsSync(join(folder, path)));
  const cells = ["test/cases/cells.test.ts"];
  const near = part === "quotes" || part === "qos" ? [cells, own] : [own, cells];
  const unit = ["--selectProjects", "unit", "cases"];
  const selections = near.filter((paths) => paths.length > 0).map((paths) => [...paths, ...unit]);
  for (const selection of [...selections, unit, ["--selectProjects", "contract"]]) {
    const { code, output } = await jest(folder, selection);
    if (code === undefined) return { kind: "unclear", why: "the tests came to no end in time" };
    const test = /^FAIL \w+ (\S+)/m.exec(output)?.[1];
    if (code === 0) continue;
    if (test === undefined || /Test suite failed to run/.test(output)) return { kind: "unclear", why: output };
    return { kind: "caught", by: /^\s*● (.+)$/m.exec(output)?.[1] ?? "?", test };
  }
  return { kind: "survived" };
}

/** Tests that have passed without a bug, by their files. */
const SOUND = new Set<string>();

/** The verdict, if the test that caught the bug passes without it: else it was something else that was caught. */
export async function confirm(folder: string, verdict: Verdict): Promise<Verdict> {
  if (verdict.kind !== "caught" || SOUND.has(verdict.test)) return verdict;
  const { code } = await jest(folder, [verdict.test]);
  if (code === 0) SOUND.add(verdict.test);
  return code === 0 ? verdict : { kind: "unclear", why: `${verdict.test} fails without the bug too` };
}

function jest(
  folder: string,
  selection: readonly string[],
): Promise<{ readonly code: number | undefined; readonly output: string }> {
  return new Promise((resolve) => {
    const args = ["node_modules/jest/bin/jest.js", ...selection, "--bail", "--maxWorkers=1", ...NOT_ASKED];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const hear = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    const stop = setTimeout(() => child.kill("SIGKILL"), LIMIT);
    child.on("close", (code) => {
      clearTimeout(stop);
      resolve({ code: code ?? undefined, output });
    });
  });
}
