import { make } from "./make";

/** The list that a button opens: arrows, Home and End move in it, Escape and a click elsewhere close it. */
export function menuOf(button: HTMLButtonElement, items: readonly HTMLButtonElement[]): HTMLElement {
  const list = make("div", "ribbon-items");
  list.setAttribute("role", "menu");
  list.hidden = true;
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  for (const item of items) {
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    item.addEventListener("click", () => open(false));
  }
  list.append(...items);

  function open(isOpen: boolean): void {
    list.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) return;
    // The ribbon scrolls, so that a list inside it would be cut off.
    const { left, bottom } = button.getBoundingClientRect();
    list.style.left = `${left}px`;
    list.style.top = `${bottom + 2}px`;
    items[0]?.focus();
  }

  button.addEventListener("click", () => open(list.hidden !== false));
  list.addEventListener("keydown", (event) => {
    const at = items.findIndex((item) => item === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) items.at(next % items.length)?.focus();
    if (event.key === "Escape") {
      open(false);
      button.focus();
    }
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !list.contains(target) && !button.contains(target)) open(false);
  });
  return list;
}
