import type { FrameLocator, Page } from "@playwright/test";
import { expect } from "../demo";

/** How the pane looks to one person. */
export interface Look {
  readonly language: "en" | "zh";
  readonly theme: "light" | "dark";
  /** Pixels. */
  readonly width: number;
}

/** Changes settings as another open workbook would, and the pane's width as a person with the mouse. */
export async function lookLike(page: Page, pane: FrameLocator, { language, theme, width }: Look): Promise<void> {
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
