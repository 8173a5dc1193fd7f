import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator, Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

interface Look {
  readonly language: "en" | "zh";
  readonly theme: "light" | "dark";
  /** Pixels. */
  readonly width: number;
}

const LOOKS: readonly Look[] = (["light", "dark"] as const).flatMap((theme) =>
  (["en", "zh"] as const).flatMap((language) => [320, 500].map((width) => ({ language, theme, width }))),
);

/** Changes settings as another open workbook would, and the pane's width as a person with the mouse. */
async function lookLike(page: Page, pane: FrameLocator, { language, theme, width }: Look): Promise<void> {
  await page.evaluate((pixels) => {
    const place = document.querySelector<HTMLElement>("#pane");
    if (place !== null) place.style.width = `${pixels}px`;
  }, width);
  await pane.locator("body").evaluate(
    (_body, chosen) => {
      const settings = JSON.parse(localStorage.getItem("qos.settings") ?? "{}") as object;
      localStorage.setItem("qos.settings", JSON.stringify({ ...settings, ...chosen }));
      window.dispatchEvent(new StorageEvent("storage", { key: "qos.settings" }));
    },
    { language, theme },
  );
  await expect(pane.locator("html")).toHaveAttribute("lang", language === "zh" ? "zh-CN" : "en");
}

/** The tabs of the pane itself; a part may have some of its own. */
const tabsOf = (pane: FrameLocator) => pane.getByRole("tablist").first().getByRole("tab");

/** What sticks out of the pane, and text that is cut off without being told in full elsewhere. */
function faultsIn(pane: FrameLocator): Promise<readonly string[]> {
  return pane.locator("main").evaluate((main) => {
    const name = (element: Element) => `${element.tagName} ${(element.textContent ?? "").trim().slice(0, 40)}`;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== main &&
      (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...main.querySelectorAll("*")].flatMap((element) => {
      const { right, left, width, height } = element.getBoundingClientRect();
      // Two pixels or less are for screen readers alone.
      if (width <= 2 || height <= 2 || element.closest("svg, canvas, [role='application'] *") !== null) return [];
      const out = (right > window.innerWidth + 1 || left < -1) && !scrolls(element.parentElement);
      const { overflowX } = getComputedStyle(element);
      const words = element.childElementCount === 0 && (element.textContent ?? "").trim() !== "";
      const cut = words && overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      const told = element.closest("[title]") !== null;
      return [...(out ? [`outside: ${name(element)}`] : []), ...(cut && !told ? [`cut off: ${name(element)}`] : [])];
    });
  });
}

test(
  "every part of the pane fits in both languages, both themes, narrow and wide, and can be used by everyone",
  { tag: "@long" },
  async ({ workbench: page }, info) => {
    test.setTimeout(180_000);
    await numberIn(page, "C5");
    const pane = page.frameLocator("iframe");
    const tabs = await tabsOf(pane).evaluateAll((all) => all.map(({ id }) => id));
    const part = (id: string) => /[^-]*$/.exec(id)?.[0] ?? id;
    expect(tabs.map(part)).toEqual(expect.arrayContaining(["live", "chart", "usage", "problems", "settings"]));
    const faults: string[] = [];
    for (const look of LOOKS) {
      await lookLike(page, pane, look);
      const name = `${look.language} ${look.theme} ${look.width}`;
      for (const id of tabs) {
        await pane.locator(`[id="${id}"]`).click();
        if (part(id) === "chart") await pane.getByRole("application").waitFor();
        else await pane.getByRole("tabpanel").first().locator("button, [role='meter']").first().waitFor();
        faults.push(...(await faultsIn(pane)).map((fault) => `${name} ${part(id)}: ${fault}`));
        if (look.width === 320)
          await page
            .locator("#pane")
            .screenshot({ path: info.outputPath(`${name} ${part(id)}.png`.replaceAll(" ", "-")) });
        // What axe looks at depends on the colours, not on width and little on words.
        if (look.width !== 320 || look.language !== "en") continue;
        const { violations } = await new AxeBuilder({ page })
          .include({ fromFrames: ["iframe", "main"] })
          // Fluent's own guards of the focus, which pass it on.
          .exclude({ fromFrames: ["iframe", "[data-tabster-dummy]"] })
          .analyze();
        const found = violations.flatMap(({ id: rule, nodes }) =>
          nodes.map(({ html }) => `${rule} ${html.slice(0, 120)}`),
        );
        faults.push(...found.map((fault) => `${name} ${part(id)}: ${fault}`));
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
