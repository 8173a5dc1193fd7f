import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { Plant } from "./plants";

const ROOT = path.join(__dirname, "../..");

/**
 * Bundles what is measured as it would be shipped: functions keep no names of their own, which tsx gives them and which
 * costs at each call. `plants`: slownesses that are put in. Returns the bundle's path.
 */
export async function buildBench(plants: readonly Plant[] = []): Promise<string> {
  const outfile = path.join(ROOT, `node_modules/.cache/bench/inNode${plants.length === 0 ? "" : ".planted"}.js`);
  await build({
    entryPoints: [path.join(__dirname, "inNode/main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "warning",
    plugins: [
      {
        name: "plants",
        setup(bundler) {
          bundler.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
            const found = plants.filter(({ file: planted }) => path.join(ROOT, planted) === file);
            if (found.length === 0) return undefined;
            const source = found.reduce((text, plant) => planted(text, plant), readFileSync(file, "utf8"));
            return { contents: source, loader: "ts" };
          });
        },
      },
    ],
  });
  return outfile;
}

/** A source that takes so many microseconds longer wherever `before` is reached, or does something else there. */
export function planted(source: string, plant: Plant): string {
  const { file, before } = plant;
  if (source.split(before).length !== 2) throw new Error(`not once in ${file}: ${before}`);
  if ("instead" in plant) return source.replace(before, () => plant.instead);
  const milliseconds = plant.microseconds / 1_000;
  const slowness = `{ const until = performance.now() + ${milliseconds}; while (performance.now() < until); }`;
  return source.replace(before, () => `${slowness}\n${before}`);
}
