import AxeBuilder from "@axe-core/playwright";
import { accessFaults } from "./checks/access";
import { faintWords } from "./checks/contrast";
import { movingThings } from "./checks/motion";
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

test("every part can be read under forced colours, and nothing moves for those who want it still", async ({
  workbench: page,
}, info) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await numberIn(page, "C5");
  const pane = page.frameLocator("iframe");
  const faults: string[] = [];
  const look = async (part: string): Promise<void> => {
    const body = pane.locator("body");
    const found = [...(await faintWords(body)), ...(await movingThings(body))];
    found.push(...(await accessFaults(page, { forcedColours: true })));
    faults.push(...found.map((fault) => `${part} ${fault}`));
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
