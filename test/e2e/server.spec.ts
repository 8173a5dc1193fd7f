import { startSimulator } from "../../src/simulator/startSimulator";
import { expect, numberIn, startDemo, test as withDemo } from "./demo";

/** A server that knows nothing of the page: it has its own address and wants a key that the page was not told. */
const test = withDemo.extend<{ readonly key: string }, { readonly server: { url: string; key: string } }>({
  server: [
    async ({}, use) => {
      const simulator = await startSimulator({ tickMs: 100, tickShare: 0.1 });
      await use({ url: simulator.url, key: simulator.keys.pro });
      await simulator.stop();
    },
    { scope: "worker" },
  ],
  demo: [
    async ({ server }, use) => {
      const { demo, stop } = await startDemo("--server", server.url);
      await use(demo);
      await stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  key: async ({ server }, use) => use(server.key),
});

test(
  "the page shows the market of any server it is pointed at, once its key is entered",
  { tag: "@long" },
  async ({ page, demo, key }) => {
    await page.goto(demo.url);
    await page.waitForFunction(() => window.wb?.host.paneVisible === true);
    await page.waitForFunction(() => window.wb?.get("B5").message?.includes("key"));
    await expect(page.getByRole("toolbar", { name: "Simulated server" })).toBeHidden();
    const pane = page.frameLocator("iframe");
    await pane.getByLabel("API key", { exact: true }).and(pane.locator("input")).fill(key);
    await pane.getByRole("button", { name: "Test and save" }).click();
    expect(await numberIn(page, "B5")).toBeGreaterThan(0);
    const before = await page.evaluate(() => JSON.stringify(window.wb?.values("C5:C10")));
    await page.waitForFunction((was) => JSON.stringify(window.wb?.values("C5:C10")) !== was, before);
  },
);
