import AxeBuilder from "@axe-core/playwright";
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
