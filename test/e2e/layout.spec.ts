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

/**
 * What sticks out of the pane or has to be moved sideways, words without room, codes that are cut off, and text that is cut off without
 * being told in full elsewhere.
 */
function faultsIn(pane: FrameLocator): Promise<readonly string[]> {
  return pane.locator("main").evaluate((main) => {
    const name = (element: Element) =>
      `${element.tagName} ${element.getAttribute("aria-label") ?? element.id} ${(element.textContent ?? "").trim().slice(0, 40)}`;
    const moves = ({ scrollWidth, clientWidth }: Element) => scrollWidth > clientWidth + 1;
    const pencil = new OffscreenCanvas(1, 1).getContext("2d");
    const inked = (text: string, font: string): number => {
      if (pencil !== null) pencil.font = font;
      return pencil?.measureText(text).width ?? NaN;
    };
    const faults = [document.documentElement, document.body, main].filter(moves).map((at) => `sideways: ${at.tagName}`);
    for (const element of main.querySelectorAll<HTMLElement>("*")) {
      if (element.closest("svg, canvas, [role='application'] *") !== null) continue;
      const { right, left, width, height } = element.getBoundingClientRect();
      const { overflowX, position, fontSize } = getComputedStyle(element);
      const text = (element.textContent ?? "").trim();
      const words = element.childElementCount === 0 && text !== "";
      // What is absolute and two pixels or less is for screen readers alone; what has no box is not there.
      const hidden = element.getClientRects().length === 0 || (position === "absolute" && (width <= 2 || height <= 2));
      if (hidden || element.closest("[aria-hidden='true']") !== null) continue;
      if (words && width < Math.min(text.length, 2) * parseFloat(fontSize) * 0.4)
        faults.push(`no room: ${name(element)}`);
      if (width <= 2 || height <= 2) continue;
      // A field takes a code at least, and a choice is read whole.
      if (element instanceof HTMLInputElement && ["text", "search"].includes(element.type) && width < 60)
        faults.push(`no room: ${name(element)}`);
      if (element instanceof HTMLSelectElement) {
        const { font, paddingLeft, paddingRight } = getComputedStyle(element);
        const room = element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        const chosen = element.selectedOptions[0]?.text ?? "";
        if (inked(chosen, font) > room + 1 && element.title === "")
          faults.push(`cut off: ${chosen} of ${name(element)}`);
      }
      // One line of several words is cut off as a whole, by the element around them.
      const line = [element, element.parentElement].find(
        (at) => at !== null && getComputedStyle(at).textOverflow === "ellipsis",
      );
      const past = words && line !== undefined && line !== null && right > line.getBoundingClientRect().right + 1;
      if (!past && (right > window.innerWidth + 1 || left < -1)) faults.push(`outside: ${name(element)}`);
      if (["auto", "scroll"].includes(overflowX) && moves(element)) faults.push(`sideways: ${name(element)}`);
      const cut = past || (words && overflowX !== "visible" && moves(element));
      const told = element.closest("[title]") !== null && !/^[A-Z]{2}:\S+$/.test(text);
      if (cut && !told) faults.push(`cut off: ${name(element)}`);
    }
    return faults;
  });
}

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
        faults.push(...(await faultsIn(pane)).map((fault) => `${language} ${width} ${part}: ${fault}`));
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
    const tabs = await tabsOf(pane).evaluateAll((all) => all.map(({ id }) => id));
    expect(tabs.map(partOf)).toEqual(expect.arrayContaining(["live", "chart", "usage", "problems", "settings"]));
    const faults: string[] = [];
    for (const look of LOOKS) {
      await lookLike(page, pane, look);
      const name = `${look.language} ${look.theme} ${look.width}`;
      for (const id of tabs) {
        await showPart(pane, id);
        faults.push(...(await faultsIn(pane)).map((fault) => `${name} ${partOf(id)}: ${fault}`));
        if (look.width === 320)
          await page
            .locator("#pane")
            .screenshot({ path: info.outputPath(`${name} ${partOf(id)}.png`.replaceAll(" ", "-")) });
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
