import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { buildBench } from "./build";
import type { Figure } from "./measure";
import type { Plant } from "./plants";

export interface MeasureOptions {
  readonly runs: number;
  /** How the names of the wanted figures begin. @default all */
  readonly wanted?: string;
  readonly plants?: readonly Plant[];
}

/** The figures that need no browser, in a process of their own. */
export async function measureInNode({ runs, wanted = "", plants = [] }: MeasureOptions): Promise<readonly Figure[]> {
  const program = await buildBench(plants);
  const { stdout } = await promisify(execFile)(process.execPath, ["--single-threaded", program, String(runs), wanted]);
  return JSON.parse(stdout) as Figure[];
}
