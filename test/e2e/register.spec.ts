import { expect, numberIn, test } from "./demo";

test("with nothing but an e-mail address a newcomer gets a key, sees the plan, and the cells fill", async ({
  workbench: page,
}, info) => {
  await page.evaluate(() => localStorage.removeItem("qos.key"));
  await page.reload();
  await page.waitForFunction(() => window.wb?.get("B5").message?.includes("enter your API key"));
  const pane = page.frameLocator("iframe");
  await pane.getByLabel("Your e-mail address").fill("name@example.com");
  await pane.getByRole("button", { name: "Get a key by e-mail address" }).click();
  await expect(pane.getByText("Your key is in place")).toBeVisible();
  await expect(pane.getByText(/10 products in a request, 10 requests a minute, 10 live products/)).toBeVisible();
  await page.screenshot({ path: info.outputPath("registered.png") });
  expect(await numberIn(page, "B5")).toBeGreaterThan(0);
  await pane.getByRole("button", { name: "Continue" }).click();
  await pane.getByRole("tab", { name: "Usage" }).click();
  await expect(pane.getByText("As the server told them when your key was made.")).toBeVisible();
});
