/** A part of the window that F6 comes to. */
export interface Region {
  readonly element: HTMLElement;
  /** False where it has nothing that takes the keyboard now, as a closed pane. */
  readonly focus: () => boolean;
}

/**
 * F6 and Shift+F6 go from part to part as in Excel, in a ring: none keeps the keyboard to itself. Keys of a frame do not
 * reach the page that holds it, so `listenTo` is called with its window.
 */
export class Regions {
  readonly #regions: readonly Region[];

  constructor(regions: readonly Region[]) {
    this.#regions = regions;
  }

  listenTo(target: Window): void {
    target.addEventListener("keydown", (event) => this.#hear(event), true);
  }

  #hear(event: KeyboardEvent): void {
    if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const at = this.#regions.findIndex(({ element }) => element.contains(document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    const { length } = this.#regions;
    for (let tried = 1; tried <= length; tried += 1) {
      const next = this.#regions[(Math.max(at, 0) + step * tried + length * tried) % length];
      if (next?.focus() === true) return;
    }
  }
}

/** Gives the keyboard to the first control of an element that takes it. */
export function focusFirst(element: Document | HTMLElement, selector: string): boolean {
  for (const control of element.querySelectorAll<HTMLElement>(selector)) {
    if (control.closest("[inert], [hidden]") !== null) continue;
    control.focus();
    if (control.ownerDocument.activeElement === control) return true;
  }
  return false;
}
