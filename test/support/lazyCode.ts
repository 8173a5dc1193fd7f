import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Clock } from "../../src/kernel/clock";
import { Lazy } from "../../src/kernel/lazy";
import { waitForWhatLoads } from "./testClock";

const SOURCES = join(__dirname, "..", "..", "src");
const LATE = /new Lazy\(\(\) => import\("(?<path>\.[^"]+)"\)/g;

/** What is being loaded at this moment. */
const loads = new Set<Promise<unknown>>();

/**
 * Loads all code that the program loads when it is first needed, and has every test clock stand still while the program
 * takes it up. Loading takes real time, however short, and the clock of a test goes by minutes meanwhile: what is late
 * on a slow machine would be told as an error in a cell.
 */
export async function loadLazyCode(): Promise<number> {
  const files = (await readdir(SOURCES, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const paths = files.flatMap((name) => {
    const file = join(SOURCES, name);
    return [...readFileSync(file, "utf8").matchAll(LATE)].map(({ groups }) =>
      join(dirname(file), groups?.["path"] ?? ""),
    );
  });
  if (paths.length === 0) throw new Error("no code is loaded late: the pattern is out of date");
  await Promise.all(paths.map((path) => import(path)));
  const get = Lazy.prototype.get;
  Lazy.prototype.get = function watched<Code>(this: Lazy<Code>, clock: Pick<Clock, "after">): Promise<Code> {
    const loading: Promise<Code> = get.call(this, clock) as Promise<Code>;
    const over = loading.then(
      () => void loads.delete(over),
      () => void loads.delete(over),
    );
    loads.add(over);
    return loading;
  };
  waitForWhatLoads(async () => {
    while (loads.size > 0) await Promise.all(loads);
  });
  return paths.length;
}
