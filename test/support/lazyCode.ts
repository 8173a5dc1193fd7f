import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";

const SOURCES = join(__dirname, "..", "..", "src");
const LATE = /new Lazy\(\(\) => import\("(?<path>\.[^"]+)"\)/g;

/**
 * Loads all code that the program loads when it is first needed. Loading takes real time, and the clock of a test goes
 * by minutes meanwhile: what is late on a slow machine would be told as an error in a cell.
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
  return paths.length;
}
