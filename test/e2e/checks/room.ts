import type { Locator } from "@playwright/test";

/**
 * What sticks out of the pane or has to be moved sideways, words without room, codes that are cut off, text that is cut off without
 * being told in full elsewhere, and words that stand upon each other.
 */
export async function roomFaults(root: Locator): Promise<readonly string[]> {
  return [...(await boxFaults(root)), ...(await fieldFaults(root)), ...(await textFaults(root))];
}

/** Boxes: what sticks out, has to be moved sideways, or has no room for its words. */
function boxFaults(root: Locator): Promise<readonly string[]> {
  return root.evaluate((body) => {
    const name = (element: Element) =>
      `${element.tagName} ${element.getAttribute("aria-label") ?? element.id} ${(element.textContent ?? "").trim().slice(0, 40)}`;
    const moves = ({ scrollWidth, clientWidth }: Element) => scrollWidth > clientWidth + 1;
    const isHeld = (element: Element | null): boolean =>
      element !== null &&
      element !== body &&
      (getComputedStyle(element).overflowX !== "visible" || isHeld(element.parentElement));
    const faults = [document.documentElement, document.body].filter(moves).map((at) => `sideways: ${at.tagName}`);
    for (const element of body.querySelectorAll<HTMLElement>("*")) {
      if (element.closest("svg, canvas, [role='application'] *, [aria-hidden='true']") !== null) continue;
      const { right, left, width, height } = element.getBoundingClientRect();
      const { overflowX, position, fontSize } = getComputedStyle(element);
      const text = (element.textContent ?? "").trim();
      const words = element.childElementCount === 0 && text !== "";
      // What is absolute and two pixels or less is for screen readers alone; what has no box is not there.
      if (element.getClientRects().length === 0 || (position === "absolute" && (width <= 2 || height <= 2))) continue;
      if (words && width < Math.min(text.length, 2) * parseFloat(fontSize) * 0.4)
        faults.push(`no room: ${name(element)}`);
      if (width <= 2 || height <= 2) continue;
      // What a box around it cuts off is told of as text.
      if (!isHeld(element.parentElement) && (right > window.innerWidth + 1 || left < -1))
        faults.push(`outside: ${name(element)}`);
      if (["auto", "scroll"].includes(overflowX) && moves(element)) faults.push(`sideways: ${name(element)}`);
      // What hangs over the pane is not scrolled with it; a list that the field of the pane holds is.
      const hangs = element.matches("[role=menu], [role=listbox]") && element.closest("main") === null;
      const { top, bottom } = element.getBoundingClientRect();
      if (hangs && !isHeld(element.parentElement) && (top < -1 || bottom > window.innerHeight + 1))
        faults.push(`outside: ${name(element)}`);
    }
    return faults;
  });
}

/** Fields: too narrow for a code, or for the choice or the hint that stands in them. */
function fieldFaults(root: Locator): Promise<readonly string[]> {
  return root.evaluate((body) => {
    const pencil = new OffscreenCanvas(1, 1).getContext("2d");
    const faults: string[] = [];
    for (const field of body.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")) {
      const { font, paddingLeft, paddingRight, textOverflow } = getComputedStyle(field);
      const isText =
        field instanceof HTMLSelectElement || ["text", "search", "email", "password", "url"].includes(field.type);
      if (!isText || field.getClientRects().length === 0) continue;
      const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      const name = field.getAttribute("aria-label") ?? field.id;
      if (field instanceof HTMLInputElement && field.clientWidth < 60) faults.push(`no room: field ${name}`);
      const words = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? "") : field.placeholder;
      if (pencil === null || (field instanceof HTMLInputElement && field.value !== "")) continue;
      pencil.font = font;
      const isTold = field.title !== "" && (field instanceof HTMLSelectElement || textOverflow === "ellipsis");
      if (pencil.measureText(words).width > room + 1 && !isTold) faults.push(`cut off: ${words} of field ${name}`);
    }
    return faults;
  });
}

/** Words: cut off at any side by a box around them, or standing upon others. */
function textFaults(root: Locator): Promise<readonly string[]> {
  return root.evaluate((body) => {
    const NONE = "svg, canvas, script, style, noscript, option, [role='application'] *, [aria-hidden='true']";
    /** What opens above the rest may cover it. */
    const LAYERS = "[role=menu], [role=listbox], [role=dialog], [role=tooltip]";
    interface Words {
      readonly element: Element;
      readonly text: string;
      readonly seen: DOMRect;
    }
    const faults: string[] = [];
    const all: Words[] = [];
    const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
    const scrolls = (overflow: string) => overflow === "auto" || overflow === "scroll";
    const meet = (one: DOMRect, other: DOMRect): DOMRect => {
      const [left, top] = [Math.max(one.left, other.left), Math.max(one.top, other.top)];
      const [right, bottom] = [Math.min(one.right, other.right), Math.min(one.bottom, other.bottom)];
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    };
    /** Heard and not seen. */
    const isSpoken = (element: Element | null): boolean => {
      if (element === null || element === body) return false;
      const { position, clipPath } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const isTiny = width <= 2 || height <= 2;
      return (position === "absolute" && (isTiny || clipPath !== "none")) || isSpoken(element.parentElement);
    };
    /** One of two is out of sight at a point, below something that is painted over it. */
    const isCovered = (one: Element, other: Element, x: number, y: number): boolean => {
      const stack = document.elementsFromPoint(x, y);
      const below = Math.max(stack.indexOf(one), stack.indexOf(other));
      const lower = stack[below];
      return stack
        .slice(0, Math.max(0, below))
        .some((at) => !at.contains(lower ?? null) && !/, 0\)$/.test(getComputedStyle(at).backgroundColor));
    };
    const look = (element: Element, text: string, line: DOMRect): void => {
      let seen = line;
      let [cut, freeX, freeY] = [false, false, false];
      for (let at: Element | null = element; at !== null && at !== body; at = at.parentElement) {
        const { overflowX, overflowY, display } = getComputedStyle(at);
        if (display === "inline" || display === "contents") continue;
        const box = at.getBoundingClientRect();
        if (hides(overflowX) && !freeX) cut ||= line.right > box.right + 1 || line.left < box.left - 1;
        // A font reaches a little beyond its line.
        const reach = line.height * 0.25;
        if (hides(overflowY) && !freeY) cut ||= line.bottom > box.bottom + reach || line.top < box.top - reach;
        freeX ||= scrolls(overflowX);
        freeY ||= scrolls(overflowY);
        if (overflowX !== "visible" || overflowY !== "visible") seen = meet(seen, box);
      }
      const told = element.closest("[title]") !== null && !/^[A-Z]{2}:\S+$/.test(text);
      if (cut && !told) faults.push(`cut off: ${element.tagName} ${text.slice(0, 40)}`);
      all.push({ element, text, seen });
    };
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      const { currentNode } = texts;
      const [element, text] = [currentNode.parentElement, (currentNode.textContent ?? "").trim()];
      if (element === null || text === "" || element.closest(NONE) !== null || isSpoken(element)) continue;
      if (getComputedStyle(element).visibility !== "visible") continue;
      const range = document.createRange();
      range.selectNodeContents(currentNode);
      for (const line of range.getClientRects()) if (line.width > 0) look(element, text, line);
    }
    all.forEach((one, at) => {
      for (const other of all.slice(at + 1)) {
        if (one.element === other.element || one.element.closest(LAYERS) !== other.element.closest(LAYERS)) continue;
        const { left, top, width, height } = meet(one.seen, other.seen);
        const least = Math.min(one.seen.height, other.seen.height);
        if (
          width > 2 &&
          least > 4 &&
          height > least * 0.3 &&
          !isCovered(one.element, other.element, left + width / 2, top + height / 2)
        )
          faults.push(`upon each other: ${one.text.slice(0, 40)} / ${other.text.slice(0, 40)}`);
      }
    });
    return [...new Set(faults)];
  });
}
