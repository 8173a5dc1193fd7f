import type { Locator } from "@playwright/test";

/**
 * Words, and what stands in fields, whose colour is less than 4.5:1 from what is painted behind them; under forced colours their
 * inks are the system's own.
 */
export function faintWords(root: Locator): Promise<readonly string[]> {
  return root.evaluate((body) => {
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
    const faint = (element: Element, words: string, colour: string): readonly string[] => {
      const shown = element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
      if (words.trim() === "" || !shown) return [];
      if (element.closest("svg, canvas, option, :disabled, [aria-disabled='true']") !== null) return [];
      const [ink = 0, paper = 0] = [colour, behind(element)].map(light);
      const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      return contrast < 4.5 ? [`faint ${contrast.toFixed(1)}: ${element.tagName} ${words.trim().slice(0, 40)}`] : [];
    };
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const faults: string[] = [];
    while (texts.nextNode() !== null) {
      const element = texts.currentNode.parentElement;
      if (element !== null)
        faults.push(...faint(element, texts.currentNode.textContent ?? "", getComputedStyle(element).color));
    }
    for (const field of body.querySelectorAll("input"))
      faults.push(
        ...(field.value === ""
          ? faint(field, field.placeholder, getComputedStyle(field, "::placeholder").color)
          : faint(field, field.value, getComputedStyle(field).color)),
      );
    return faults;
  });
}
