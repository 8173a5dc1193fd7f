import type { FrameLocator } from "@playwright/test";
import { accessFaults } from "./checks/access";
import { lookLike, type Look } from "./checks/look";
import { roomFaults } from "./checks/room";
import { expect, numberIn, test } from "./demo";

const LOOKS: readonly Look[] = (["light", "dark"] as const).flatMap((theme) =>
  (["en", "zh"] as const).flatMap((language) => [320, 500].map((width) => ({ language, theme, width }))),
);

/** The tabs of the pane itself; a part may have some of its own. */
const tabsOf = (pane: FrameLocator) => pane.getByRole("tablist").first().getByRole("tab");

/** Waits until what a part shows is there, which its code and the market bring. */
async function showPart(pane: FrameLocator, id: string): Promise<void> {
  await pane.locator(`[id="${id}"]`).click();
  if (partOf(id) === "chart") await pane.getByRole("application").waitFor();
  else await pane.getByRole("tabpanel").first().locator("button, [role='meter']").first().waitFor();
}

const partOf = (id: string): string => /[^-]*$/.exec(id)?.[0] ?? id;

for (const width of [160, 320, 500])
  test(`every part and every way to insert has room in a pane of ${width} pixels, in both languages`, async ({
    workbench: page,
  }, info) => {
    test.setTimeout(120_000);
    // At 200 % the window has half the height as well.
    if (width === 160) await page.setViewportSize({ width: 1360, height: 480 });
    await numberIn(page, "C5");
    const pane = page.frameLocator("iframe");
    const faults: string[] = [];
    for (const language of ["en", "zh"] as const) {
      await lookLike(page, pane, { language, theme: "light", width });
      const look = async (part: string): Promise<void> => {
        const height = await pane
          .getByRole("tabpanel")
          .first()
          .evaluate(({ clientHeight }) => clientHeight);
        if (height < 200) faults.push(`${language} ${width} ${part}: only ${height} pixels high`);
        faults.push(
          ...(await roomFaults(pane.locator("body"))).map((fault) => `${language} ${width} ${part}: ${fault}`),
        );
        await page.locator("#pane").screenshot({ path: info.outputPath(`${language}-${width}-${part}.png`) });
      };
      for (const id of await tabsOf(pane).evaluateAll((all) => all.map((tab) => tab.id))) {
        await showPart(pane, id);
        await look(partOf(id));
        if (partOf(id) !== "insert") continue;
        const ways = pane.getByRole("tablist").nth(1).getByRole("tab");
        for (const way of await ways.evaluateAll((all) => all.map((tab) => tab.id))) {
          await pane.locator(`[id="${way}"]`).click();
          await expect(pane.locator(`[role='tabpanel'][aria-labelledby='${way}']`)).not.toBeEmpty();
          await look(partOf(way));
        }
      }
    }
    expect(faults).toEqual([]);
  });

test(
  "every part of the pane fits in both languages, both themes, narrow and wide, and can be used by everyone",
  { tag: "@long" },
  async ({ workbench: page }, info) => {
    test.setTimeout(180_000);
    await numberIn(page, "C5");
    const pane = page.frameLocator("iframe");
    await expect(tabsOf(pane).first()).toBeVisible();
    const tabs = await tabsOf(pane).evaluateAll((all) => all.map(({ id }) => id));
    expect(tabs.map(partOf)).toEqual(expect.arrayContaining(["live", "chart", "usage", "problems", "settings"]));
    const faults: string[] = [];
    for (const look of LOOKS) {
      await lookLike(page, pane, look);
      const name = `${look.language} ${look.theme} ${look.width}`;
      for (const id of tabs) {
        await showPart(pane, id);
        faults.push(...(await roomFaults(pane.locator("body"))).map((fault) => `${name} ${partOf(id)}: ${fault}`));
        if (look.width === 320)
          await page
            .locator("#pane")
            .screenshot({ path: info.outputPath(`${name} ${partOf(id)}.png`.replaceAll(" ", "-")) });
        // What axe looks at depends on the colours, not on width and little on words.
        if (look.width !== 320 || look.language !== "en") continue;
        const found = await accessFaults(page);
        faults.push(...found.map((fault) => `${name} ${partOf(id)}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  },
);

test("the whole pane is reached and left by keyboard", { tag: "@long" }, async ({ workbench: page }) => {
  await numberIn(page, "C5");
  const pane = page.frameLocator("iframe");
  await pane.getByRole("tab", { name: "Live" }).focus();
  const count = await tabsOf(pane).count();
  for (let at = 0; at < count; at += 1) {
    const tab = pane.getByRole("tablist").first().getByRole("tab", { selected: true });
    await expect(tab).toBeFocused();
    // Into the part, once its code is there, and back to its tab.
    const stops = "button, input, select, a[href], [tabindex='0']";
    await expect(
      pane.locator(`[role='tabpanel'] :is(${stops}), [role='tabpanel'][tabindex='0']`).first(),
    ).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(pane.locator("[role='tabpanel']:focus, [role='tabpanel'] :focus")).toHaveCount(1);
    await tab.focus();
    await page.keyboard.press("ArrowRight");
  }
  await expect(pane.getByRole("tab", { name: "Live" })).toBeFocused();
});
