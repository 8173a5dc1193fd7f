import type { FrameLocator, Page } from "@playwright/test";
import { translator, type Language, type Translate } from "../../src/taskpane/languages/translate";
import { accessFaults } from "./checks/access";
import { faintWords } from "./checks/contrast";
import { lookLike, type Look } from "./checks/look";
import { movingThings } from "./checks/motion";
import { roomFaults } from "./checks/room";
import { expect, numberIn, test } from "./demo";

const WORDS: Readonly<Record<Language, Translate>> = { en: translator("en"), zh: translator("zh") };

const LOOKS: readonly Omit<Look, "width">[] = (["en", "zh"] as const).flatMap((language) =>
  (["light", "dark"] as const).map((theme) => ({ language, theme })),
);

/** A row of the live list. */
const ROW = "[role=group] li";

test.use({ actionTimeout: 10_000 });

interface Scene {
  readonly page: Page;
  readonly pane: FrameLocator;
  readonly t: Translate;
}

/** What opens in the pane, or is told after a deed: how a person comes to it, and leaves it again. */
const SCENES: Readonly<Record<string, (scene: Scene, look: () => Promise<void>) => Promise<void>>> = {
  async menu({ page, pane, t }, look) {
    await tab(pane, "live");
    await pane.locator(`${ROW} button[aria-haspopup=menu]`).first().click();
    await expect(pane.getByRole("menuitem", { name: t("live.menu.book") })).toBeVisible();
    await look();
    await page.keyboard.press("Escape");
    await expect(pane.getByRole("menuitem")).toHaveCount(0);
  },
  async dense({ pane, t }, look) {
    await tab(pane, "live");
    const dense = pane.getByText(t("live.dense"), { exact: true });
    await dense.click();
    await pane.locator(ROW).last().scrollIntoViewIfNeeded();
    await look();
    await dense.click();
  },
  async books({ pane }, look) {
    await tab(pane, "live");
    await pane.locator(ROW).last().scrollIntoViewIfNeeded();
    await look();
  },
  async released({ pane, t }, look) {
    await tab(pane, "live");
    await pane
      .locator(ROW)
      .first()
      .getByRole("button", { name: t("live.release", { code: "" }) })
      .click();
    const undo = pane.getByRole("button", { name: t("action.undo") });
    await expect(undo).toBeFocused();
    await look();
    await undo.click();
    await expect(undo).toHaveCount(0);
  },
  async walk({ pane }, look) {
    await tab(pane, "live");
    await pane.locator(`${ROW} button`).first().click();
    await expect(pane.getByRole("status").filter({ hasText: "!" })).toBeVisible();
    await look();
  },
  async occupied({ page, pane, t }, look) {
    await page.evaluate(() => window.wb?.select("B5"));
    await tab(pane, "insert");
    await tab(pane, "find");
    await pane.locator("li[role=option][aria-selected=true]").waitFor();
    await pane.getByRole("button", { name: t("find.live") }).click();
    await expect(pane.getByRole("button", { name: t("place.replace") })).toBeVisible();
    await look();
    await pane.getByRole("button", { name: t("place.cancel") }).click();
  },
  async choices({ page, pane }, look) {
    await tab(pane, "insert");
    await tab(pane, "build");
    await pane.getByRole("main").locator("select").first().selectOption("KLINE");
    await pane.getByRole("main").locator("input[role=combobox]").last().click();
    await expect(pane.locator(":is([role=listbox], [role=menu]):visible")).toHaveCount(1);
    await look();
    await page.keyboard.press("Escape");
  },
  async search({ page, pane, t }, look) {
    await tab(pane, "chart");
    const field = pane.getByLabel(t("chart.code"), { exact: true });
    await expect(async () => {
      await field.fill("");
      await field.pressSequentially("hk");
      await expect(pane.locator("li[role=option]").first()).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await look();
    await page.keyboard.press("Escape");
    await field.fill("HK:99999");
    await field.press("Enter");
    await expect(pane.getByRole("button", { name: t("chart.again") })).toBeVisible();
    await look();
    await field.fill("US:AAPL");
    await field.press("Enter");
    await pane.getByRole("application").waitFor();
  },
  async proposals({ page, pane, t }, look) {
    await page.evaluate(() => {
      window.wb?.set("K5", '=BDP("AAPL US Equity","PX_LAST")');
      window.wb?.set("K6", '=BDP("AAPL US Equity","PE_RATIO")');
    });
    await tab(pane, "sheet");
    await pane.getByRole("button", { name: t("sheet.find.convert") }).click();
    await expect(pane.getByRole("checkbox").first()).toBeVisible();
    await look();
  },
};

const tab = (pane: FrameLocator, name: string) => pane.locator(`[role=tab][id$="-${name}"]`).click();

for (const width of [160, 320])
  for (const forcedColors of ["none", "active"] as const)
    test(
      `what opens in a pane of ${width} pixels has room and can be read, forced colours ${forcedColors}`,
      { tag: "@long" },
      async ({ workbench: page }, info) => {
        test.setTimeout(240_000);
        await page.emulateMedia({ forcedColors, reducedMotion: "reduce" });
        // At 200 % the window has half the height as well.
        if (width === 160) await page.setViewportSize({ width: 1360, height: 480 });
        await numberIn(page, "C5");
        const pane = page.frameLocator("iframe");
        const faults: string[] = [];
        for (const look of forcedColors === "none" ? LOOKS : LOOKS.filter(({ theme }) => theme === "light")) {
          await lookLike(page, pane, { ...look, width });
          for (const [name, play] of Object.entries(SCENES)) {
            let step = 0;
            await play({ page, pane, t: WORDS[look.language] }, async () => {
              step += 1;
              const place = `${look.language} ${look.theme} ${width} ${forcedColors} ${name}${step}`;
              faults.push(
                ...(await faultsOf(page, pane, forcedColors === "active")).map((fault) => `${place}: ${fault}`),
              );
              await page.locator("#pane").screenshot({ path: info.outputPath(`${place.replaceAll(" ", "-")}.png`) });
            });
          }
        }
        expect(faults).toEqual([]);
      },
    );

for (const width of [160, 320])
  test(`a newcomer's first look at a pane of ${width} pixels`, async ({ workbench: page }, info) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    if (width === 160) await page.setViewportSize({ width: 1360, height: 480 });
    await page.evaluate(() => {
      for (const name of Object.keys(localStorage)) if (name.endsWith("qos.key")) localStorage.removeItem(name);
    });
    await page.reload();
    await page.waitForFunction(() => window.wb !== undefined);
    const pane = page.frameLocator("iframe");
    await expect(pane.getByRole("heading", { level: 3 }).first()).toBeVisible();
    const faults: string[] = [];
    for (const look of LOOKS)
      for (const forcedColors of ["none", "active"] as const) {
        if (forcedColors === "active" && look.theme === "dark") continue;
        await page.emulateMedia({ forcedColors });
        await lookLike(page, pane, { ...look, width });
        const t = WORDS[look.language];
        for (const step of ["first", "refused"]) {
          if (step === "refused") {
            await pane.getByRole("button", { name: t("register.get") }).click();
            await pane.getByRole("button", { name: t("key.save") }).click();
            await expect(pane.getByRole("alert").first()).toBeVisible();
          }
          const place = `${look.language} ${look.theme} ${width} ${forcedColors} ${step}`;
          faults.push(...(await faultsOf(page, pane, forcedColors === "active")).map((fault) => `${place}: ${fault}`));
          const path = info.outputPath(`${place.replaceAll(" ", "-")}.png`);
          await screenshotWhole(page, pane, path);
        }
      }
    expect(faults).toEqual([]);
  });

async function faultsOf(page: Page, pane: FrameLocator, forcedColours: boolean): Promise<readonly string[]> {
  const body = pane.locator("body");
  return [
    ...(await roomFaults(body)),
    ...(await movingThings(body)),
    ...(forcedColours ? await faintWords(body) : []),
    ...(await accessFaults(page, { forcedColours })),
  ];
}

/** The pane as if it were as high as what it has to show. */
async function screenshotWhole(page: Page, pane: FrameLocator, path: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1360, height: 820 };
  const height = await pane.locator("main").evaluate((main) => main.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height + 260) });
  await page.locator("#pane").screenshot({ path });
  await page.setViewportSize(size);
}
