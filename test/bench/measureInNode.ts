import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { buildBench } from "./build";
import { GROUPS, PROCESSES } from "./inNode/groups";
import { average, type Figure } from "./measure";
import type { Plant } from "./plants";

export interface MeasureOptions {
  readonly runs: number;
  /** How the names of the wanted figures begin. @default all */
  readonly wanted?: string;
  readonly plants?: readonly Plant[];
}

/** The figures that need no browser. Each group has a process of its own: what others leave in memory would slow it down. */
export async function measureInNode({ runs, wanted = "", plants = [] }: MeasureOptions): Promise<readonly Figure[]> {
  const program = await buildBench(plants);
  const figures: Figure[] = [];
  for (const group of GROUPS) {
    const args = ["--single-threaded", program, group, String(runs), wanted];
    const each: (readonly Figure[])[] = [];
    while (each.length < PROCESSES[group]) {
      const { stdout } = await promisify(execFile)(process.execPath, args);
      each.push(JSON.parse(stdout) as Figure[]);
    }
    figures.push(...averages(each));
  }
  return figures;
}

/** Of figures of several processes: the ratio is the average of theirs, the words are those of the first. */
function averages([first = [], ...others]: readonly (readonly Figure[])[]): readonly Figure[] {
  return first.map((figure, at) => ({
    ...figure,
    ratio: average([figure.ratio, ...others.flatMap((other) => other[at]?.ratio ?? [])]),
  }));
}
