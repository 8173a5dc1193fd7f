import { existsSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "@playwright/test";

/** An installed Chromium: the one named, else the first that is found where systems keep theirs. */
function installedChromium(): string | undefined {
  const named = process.env["PLAYWRIGHT_CHROMIUM"];
  if (named !== undefined && named !== "") return named;
  const folders = ["/usr/bin", ...(process.env["PATH"] ?? "").split(path.delimiter)];
  const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file));
}

const executablePath = installedChromium();

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results",
  // One demonstration serves all tests of a worker; more workers would only take each other's processor.
  workers: 1,
  timeout: 60_000,
  // Real time on a shared machine: one more try, which the list shows.
  retries: process.env["CI"] === undefined ? 0 : 1,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 1360, height: 820 },
    locale: "en-US",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
