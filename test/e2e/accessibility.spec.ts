import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

for (const colorScheme of ["light", "dark"] as const) {
  test(`page and pane can be used by everyone, in the ${colorScheme}`, async ({ workbench: page }) => {
    await page.emulateMedia({ colorScheme });
    await numberIn(page, "C5");
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => [
      id,
      ...nodes.slice(0, 5).map(({ target, html }) => `${target.join(" ")} ${html.slice(0, 150)}`),
    ]);
    expect(found).toEqual([]);
  });
}

/** Words whose colour is less than 4.5:1 from what is painted behind them; their inks are the system's own under forced colours. */
function faintWords(pane: FrameLocator): Promise<readonly string[]> {
  return pane.locator("main").evaluate((main) => {
    const pencil = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const light = (colour: string): number => {
      if (pencil === null) return NaN;
      pencil.fillStyle = colour;
      pencil.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...pencil.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element: Element | null): string => {
      if (element === null) return "Canvas";
      const { backgroundColor } = getComputedStyle(element);
      return /, 0\)$/.test(backgroundColor) ? behind(element.parentElement) : backgroundColor;
    };
    return [...main.querySelectorAll("*")].flatMap((element) => {
      const words = element.childElementCount === 0 && (element.textContent ?? "").trim() !== "";
      if (!words || element.closest("svg, canvas, option, :disabled, [aria-disabled='true']") !== null) return [];
      const [ink = 0, paper = 0] = [getComputedStyle(element).color, behind(element)].map(light);
      const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      return contrast < 4.5 ? [`${contrast.toFixed(1)}: ${element.tagName} ${element.textContent.slice(0, 40)}`] : [];
    });
  });
}

/** What still moves by itself, or slides. */
function movingThings(pane: FrameLocator): Promise<readonly string[]> {
  return pane.locator("main").evaluate((main) =>
    main.ownerDocument
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.outerHTML ?? "").slice(0, 120) : "?")),
  );
}

test("every part can be read under forced colours, and nothing moves for those who want it still", async ({
  workbench: page,
}, info) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await numberIn(page, "C5");
  const pane = page.frameLocator("iframe");
  const faults: string[] = [];
  const look = async (part: string): Promise<void> => {
    faults.push(...(await faintWords(pane)).map((fault) => `${part}: ${fault}`));
    faults.push(...(await movingThings(pane)).map((fault) => `${part} moves: ${fault}`));
    const { violations } = await new AxeBuilder({ page })
      .include({ fromFrames: ["iframe", "main"] })
      // Fluent's own guards of the focus, which pass it on; contrast is measured above, which axe does without forced colours.
      .exclude({ fromFrames: ["iframe", "[data-tabster-dummy]"] })
      .disableRules("color-contrast")
      .analyze();
    for (const { id, nodes } of violations)
      faults.push(...nodes.map(({ html }) => `${part} ${id}: ${html.slice(0, 150)}`));
    await page.locator("#pane").screenshot({ path: info.outputPath(`${part}.png`) });
  };
  for (const part of ["Live", "Insert", "Chart", "Sheet", "Usage", "Problems", "Settings"]) {
    await pane.getByRole("tab", { name: part }).click();
    if (part === "Insert") await pane.locator("li[role='option'][aria-selected='true']").waitFor();
    if (part === "Chart") {
      await pane.getByRole("application").waitFor();
      // The chart's lines of its own: averages, an indicator, and their legend.
      await pane.getByRole("combobox", { name: "Moving averages" }).selectOption({ index: 1 });
      await pane.getByRole("combobox", { name: "Indicator below" }).selectOption({ index: 1 });
    }
    await pane.getByRole("tabpanel").first().locator("button, [role='meter']").first().waitFor();
    await look(part);
  }
  expect(faults).toEqual([]);
});
