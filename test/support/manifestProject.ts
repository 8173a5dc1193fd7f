import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type ManifestProject } from "./manifestRules";

const ROOT = path.join(__dirname, "../..");

export const readRoot = (...parts: readonly string[]): string => readFileSync(path.join(ROOT, ...parts), "utf8");

/** What this repository really holds: its images, its ribbon handlers, its version. */
export function manifestProject(): ManifestProject {
  const { version } = JSON.parse(readRoot("package.json")) as { version: string };
  return { images: images(), actions: associatedActions(), version };
}

function images(): ManifestProject["images"] {
  const names = readdirSync(path.join(ROOT, "assets")).filter((name) => name.endsWith(".png"));
  return new Map(names.map((name) => [`assets/${name}`, pngSize(readFileSync(path.join(ROOT, "assets", name)))]));
}

/** Width and height stand at bytes 16 and 20 of a PNG, in its first chunk, IHDR. */
function pngSize(png: Buffer): readonly [width: number, height: number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

function associatedActions(): ReadonlySet<string> {
  const [, list = ""] = /const BUTTONS = \[([^\]]*)\]/.exec(readRoot("src/commands/buttons.ts")) ?? [];
  return new Set([...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? ""));
}
