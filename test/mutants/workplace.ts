import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyTree } from "../support/treeCopy";
import { plant, type PlantedBug } from "./plantedBug";

/** A copy of the tree in which bugs are planted: the working files are never touched. */
export class Workplace {
  readonly folder = copyTree("mutants");

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
