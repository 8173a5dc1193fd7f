import type * as Spreadsheet from "@odoo/o-spreadsheet";
import { JSDOM } from "jsdom";

/** o-spreadsheet's model in Node, without drawing anything: it looks for a browser while it is read. */
export async function spreadsheetInNode(): Promise<typeof Spreadsheet> {
  const { window } = new JSDOM("", { pretendToBeVisual: true, url: "http://127.0.0.1/" });
  for (const name of Object.getOwnPropertyNames(window))
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, {
        get: () => (window as unknown as Record<string, unknown>)[name],
        configurable: true,
      });
  Object.defineProperty(globalThis, "window", { value: window, configurable: true });
  return import("@odoo/o-spreadsheet");
}
