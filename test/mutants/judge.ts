import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PlantedBug } from "./plantedBug";

/** What the tests say of a bug: `caught` names the first test that fails, `broken` is no bug but a mistake in planting. */
export type Verdict =
  | { readonly kind: "caught"; readonly by: string }
  | { readonly kind: "survived" }
  /** The tests came to no end in time: on a busy machine that says nothing. */
  | { readonly kind: "unclear" }
  | { readonly kind: "broken"; readonly output: string };

/** Tests that read the source as text would notice any change of it, so they say nothing. */
const NOT_ASKED = ["--testPathIgnorePatterns", "test/unit/plantedBugs", "/node_modules/"];

/** Milliseconds for one run of tests. */
const LIMIT = 900_000;

/** Runs the tests over the tree in `folder`: those nearest to the bug first, since most bugs end there. */
export async function judge(folder: string, { file }: PlantedBug): Promise<Verdict> {
  const near = ["test/cases", `test/unit/${file.split("/")[0] ?? ""}`].filter((path) => existsSync(join(folder, path)));
  const unit = ["--selectProjects", "unit", "cases"];
  for (const selection of [[...near, ...unit], unit, ["--selectProjects", "contract"]]) {
    const { code, output } = await jest(folder, selection);
    if (code === undefined) return { kind: "unclear" };
    if (/Test suite failed to run/.test(output)) return { kind: "broken", output };
    if (code !== 0) return { kind: "caught", by: firstFailure(output) };
  }
  return { kind: "survived" };
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

/** The first test that failed, with its file. */
function firstFailure(output: string): string {
  const file = /^FAIL \w+ (\S+)/m.exec(output)?.[1] ?? "?";
  const title = /^\s*● (.+)$/m.exec(output)?.[1] ?? "";
  return `${file}: ${title}`;
}
