import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plant, type PlantedBug } from "./plantedBug";

const ROOT = join(__dirname, "../..");

/** A copy of the tree in which bugs are planted: the working files are never touched. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), "qos-mutants-"));

  constructor() {
    const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    for (const file of listed.split("\0").filter((path) => path !== ""))
      cpSync(join(ROOT, file), join(this.folder, file), { recursive: true, force: true });
    symlinkSync(join(ROOT, "node_modules"), join(this.folder, "node_modules"));
  }

  /** Runs `work` while the bug stands in the copy. */
  async with<Outcome>(bug: PlantedBug, work: () => Promise<Outcome>): Promise<Outcome> {
    const path = join(this.folder, "src", bug.file);
    const source = readFileSync(path, "utf8");
    writeFileSync(path, plant(source, bug));
    try {
      return await work();
    } finally {
      writeFileSync(path, source);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
