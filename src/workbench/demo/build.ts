import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Children } from "./children";

/** What is built of which folders of src. */
const TARGETS = [
  { name: "addin", built: "dist/addin/runtime.js", reads: (folder: string) => !NO_PART_OF_THE_ADDIN.includes(folder) },
  { name: "workbench", built: "dist/workbench/page.js", reads: (folder: string) => OF_THE_PAGE.includes(folder) },
] as const;

const NO_PART_OF_THE_ADDIN = ["decisions", "gateway", "simulator", "workbench"];
const OF_THE_PAGE = ["kernel", "workbench"];

/** What every build reads beside src: files, and a folder. */
const ALWAYS = ["webpack.config.js", "src/workbench/webpack.workbench.js", "manifest.xml", "package.json"];
const TOOLS = "tools";

/** Builds what is missing or older than its source; `say` hears what is being done. */
export async function buildIfNeeded(root: string, children: Children, say: (text: string) => void): Promise<void> {
  const stale = await Promise.all(TARGETS.map(async (target) => ((await isStale(root, target)) ? [target] : [])));
  const targets = stale.flat();
  if (targets.length === 0) return;
  say(`Building ${targets.map(({ name }) => name).join(" and ")}; this takes a minute the first time …`);
  const only = targets.length === 1 ? ["--env", `target=${targets[0]?.name}`] : [];
  await children.run("webpack-cli/bin/cli.js", ["--mode", "production", ...only]);
}

async function isStale(root: string, { built, reads }: (typeof TARGETS)[number]): Promise<boolean> {
  const made = await modified(path.join(root, built));
  if (made === undefined) return true;
  const entries = await readdir(path.join(root, "src"), { withFileTypes: true });
  const read = entries.filter((entry) => entry.isDirectory() && reads(entry.name));
  const sources = read.map(({ name }) => path.join("src", name));
  const folders = await Promise.all([...sources, TOOLS].map((folder) => newestIn(path.join(root, folder))));
  const files = await Promise.all(ALWAYS.map((file) => modified(path.join(root, file))));
  return [...folders, ...files].some((at) => at !== undefined && at > made);
}

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const times = await Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => modified(path.join(entry.parentPath, entry.name))),
  );
  return times.reduce<number>((newest, time) => Math.max(newest, time ?? 0), 0);
}

async function modified(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}
