import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * What axe finds in the pane, with the lists and menus that hang from it. It measures the colours of the page, not those
 * that the system forces upon it.
 */
export async function accessFaults(page: Page, { forcedColours = false } = {}): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
    .include({ fromFrames: ["iframe", "body"] })
    // Fluent's own guards of the focus, which pass it on.
    .exclude({ fromFrames: ["iframe", "[data-tabster-dummy]"] })
    // Menus and lists hang beside the landmarks, over which they stand; the count at a tab is told behind the tab's words.
    .disableRules(["region", "label-content-name-mismatch", ...(forcedColours ? ["color-contrast"] : [])]);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 150)}`));
}
