import { defineConfig } from "@playwright/test";
import { installedChromium } from "./test/support/installedChromium";

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
