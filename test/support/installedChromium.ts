import { existsSync } from "node:fs";
import path from "node:path";

/** An installed Chromium: the one named, else the first that is found where systems keep theirs. */
export function installedChromium(): string | undefined {
  const named = process.env["PLAYWRIGHT_CHROMIUM"];
  if (named !== undefined && named !== "") return named;
  const folders = ["/usr/bin", ...(process.env["PATH"] ?? "").split(path.delimiter)];
  const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file));
}
