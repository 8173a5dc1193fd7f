import type { FrameLocator, Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

/** What a person sees of the pane, by points of a grid over it: a list, or the pane itself. */
const seenAt = (pane: FrameLocator) =>
  pane.locator("body").evaluate(() => {
    const root = document.getElementById("pane");
    const counts = { pane: 0, list: 0, cover: 0 };
    for (let x = 8; x < innerWidth; x += 40)
      for (let y = 8; y < innerHeight; y += 40) {
        const seen = document.elementFromPoint(x, y);
        if (seen instanceof Element && seen.closest("[role=listbox], [role=menu]") !== null) counts.list += 1;
        else if (root?.contains(seen) === true) counts.pane += 1;
        else counts.cover += 1;
      }
    return counts;
  });

/** Buttons and tabs that a click in their middle would reach. */
const pressable = (pane: FrameLocator) =>
  pane.locator("body").evaluate((body) =>
    [...body.querySelectorAll("button, [role=tab]")]
      .filter((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      })
      .map(({ textContent }) => textContent),
  );

async function openBuilder(
  page: Page,
  { insert, formula }: { insert: string; formula: string },
): Promise<FrameLocator> {
  await numberIn(page, "C5");
  const pane = page.frameLocator("iframe");
  for (const name of [insert, formula])
    await expect(async () => {
      const tab = pane.getByRole("tab", { name, exact: true });
      await tab.click();
      await expect(tab).toHaveAttribute("aria-selected", "true", { timeout: 1_000 });
    }).toPass();
  return pane;
}

for (const { lang, insert, formula } of [
  { lang: "en-US", insert: "Insert", formula: "Formula" },
  { lang: "zh-CN", insert: "插入", formula: "公式" },
])
  test.describe(lang, () => {
    test.use({ locale: lang });
    test("an open list covers nothing but its own place, and a click beside it goes where it is aimed", async ({
      workbench: page,
    }) => {
      const pane = await openBuilder(page, { insert, formula });
      for (const id of ["KLINE", "QUOTE"]) {
        await pane.getByRole("main").locator("select").first().selectOption(id);
        const lists = pane.getByRole("main").locator("input[role=combobox]");
        expect(await lists.count(), id).toBeGreaterThan(0);
        for (let at = 0; at < (await lists.count()); at += 1) {
          const list = lists.nth(at);
          await list.click();
          await expect(list).toHaveAttribute("aria-expanded", "true");
          await expect.poll(async () => (await seenAt(pane)).list, { message: `${id} ${at}` }).toBeGreaterThan(0);
          const { cover, pane: own } = await seenAt(pane);
          expect({ id, at, cover }).toEqual({ id, at, cover: 0 });
          expect(own).toBeGreaterThan(20);
          expect((await pressable(pane)).length, `${id} ${at}`).toBeGreaterThan(0);
          await list.press("Escape");
          await expect(list).toHaveAttribute("aria-expanded", "false");
        }
      }
    });
  });
