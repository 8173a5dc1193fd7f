import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import near from "./near.json";

/**
 * `npm run mutate [-- folder ...]`: changes the folders of src in every small way that StrykerJS knows, one at a time,
 * and counts which changes the tests near to them notice. Prints what survived, then a table.
 */
const ROOT = join(__dirname, "../..");

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

function main(folders: readonly string[]): void {
  const known = Object.keys(near);
  const unknown = folders.filter((folder) => !known.includes(folder));
  if (unknown.length > 0) throw new Error(`no such folder: ${unknown.join(", ")}; there are ${known.join(", ")}`);
  const asked = folders.length > 0 ? folders : known;
  for (const folder of asked) {
    const env = { ...process.env, MUTATE_FOLDER: folder };
    const { status } = spawnSync("npx", ["stryker", "run"], { cwd: ROOT, env, stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
  console.log("\nfolder     noticed / changes   score");
  for (const folder of asked) console.log(lineOf(folder));
}

function lineOf(folder: string): string {
  const path = join(ROOT, `reports/mutation/${folder}.json`);
  if (!existsSync(path)) return `${folder.padEnd(10)} no report`;
  const { files } = JSON.parse(readFileSync(path, "utf8")) as Report;
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const noticed = states.filter((status) => status === "Killed" || status === "Timeout").length;
  const counted = noticed + states.filter((status) => status === "Survived" || status === "NoCoverage").length;
  const score = counted === 0 ? "" : `${((100 * noticed) / counted).toFixed(1)} %`;
  return `${folder.padEnd(10)} ${String(noticed).padStart(7)} / ${String(counted).padEnd(7)}   ${score}`;
}

main(process.argv.slice(2));
