import { expect, numberIn, test, type } from "./demo";

// React tells the console of what its boundary has caught.
test.use({ provoked: /injected/ });

test("a crash of the pane leaves every formula working, and its contents can be loaded again", async ({
  workbench: page,
}, info) => {
  await numberIn(page, "C5");
  const pane = page.frameLocator("iframe");
  await pane.getByRole("tab", { name: "Usage" }).click();
  // From now on no figure can be drawn.
  const format = await pane.locator("body").evaluateHandle(() => {
    const real = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, "format");
    const broken = (): never => {
      throw new Error("injected");
    };
    Object.defineProperty(Intl.NumberFormat.prototype, "format", { get: broken, configurable: true });
    return real;
  });
  await expect(pane.getByText("Your formulas go on working.")).toBeVisible();
  await page.screenshot({ path: info.outputPath("crash.png") });
  await type(page, "J6", '=QOS.PRICE("US:NVDA")');
  expect(await numberIn(page, "J6")).toBeGreaterThan(0);
  const live = await page.evaluate(() => JSON.stringify(window.wb?.values("C5:C10")));
  await page.waitForFunction((before) => JSON.stringify(window.wb?.values("C5:C10")) !== before, live);
  await pane.locator("body").evaluate((_body, real) => {
    if (real !== undefined) Object.defineProperty(Intl.NumberFormat.prototype, "format", real);
  }, format);
  await pane.getByRole("button", { name: "Reload the pane" }).click();
  await expect(pane.getByRole("tab", { name: "Live" })).toBeVisible();
});
