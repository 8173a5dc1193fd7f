import { expect, numberIn, test, type } from "./demo";

test("a problem names its formulas, finds their cells, and a click selects one", async ({ workbench: page }, info) => {
  await numberIn(page, "C5");
  await type(page, "J5", '=QOS.PRICE("HK:99999")');
  await page.waitForFunction(() => window.wb?.get("J5").message?.includes("QOS has no data for HK:99999"));
  const pane = page.frameLocator("iframe");
  await pane.getByRole("tab", { name: "Problems" }).click();
  await expect(pane.getByText('=QOS.PRICE("HK:99999")')).toBeVisible();
  await pane.getByRole("button", { name: "Find its cells" }).first().click();
  await page.screenshot({ path: info.outputPath("problems.png") });
  await pane.getByRole("button", { name: "Watch list!J5" }).click();
  await expect(page.locator(".o-topbar-toolbar input, .o-name-box input").first()).toHaveValue("J5");
});
