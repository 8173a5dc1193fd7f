import type { SavedWorkbook } from "../grid/grid";
import type { FileWords } from "./fileWords";

export interface FileBarOptions {
  readonly element: HTMLElement;
  readonly words: FileWords;
  readonly save: () => SavedWorkbook;
  readonly open: (saved: SavedWorkbook) => Promise<void>;
  readonly onNotice: (text: string) => void;
}

/** Saves the open workbook as a file, and opens such a file in its place; Ctrl+S and Ctrl+O do the same. */
export class FileBar {
  readonly #options: FileBarOptions;
  readonly #chooser = document.createElement("input");

  constructor(options: FileBarOptions) {
    this.#options = options;
    const { element, words } = options;
    this.#chooser.type = "file";
    this.#chooser.accept = ".json,application/json";
    this.#chooser.hidden = true;
    this.#chooser.addEventListener("change", () => void this.#open());
    element.setAttribute("role", "toolbar");
    element.setAttribute("aria-label", words.workbook);
    element.replaceChildren(
      button(words.save, () => this.#save()),
      button(words.open, () => this.#chooser.click()),
      this.#chooser,
    );
    window.addEventListener("keydown", (event) => this.#onKey(event), true);
  }

  #onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key !== "s" && event.key !== "o") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "s") this.#save();
    else this.#chooser.click();
  }

  #save(): void {
    const { save, words } = this.#options;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(save())], { type: "application/json" }));
    link.download = `${words.name}.qos.json`;
    link.click();
    // Not before the browser has begun to read it.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async #open(): Promise<void> {
    const { open, onNotice, words } = this.#options;
    const [file] = this.#chooser.files ?? [];
    // The same file may be chosen again.
    this.#chooser.value = "";
    if (file === undefined) return;
    const saved = readWorkbook(await file.text());
    if (saved === undefined) return onNotice(words.unreadable(file.name));
    await open(saved);
    onNotice(words.opened(file.name));
  }
}

/** Undefined for a text that is no saved workbook. */
export function readWorkbook(text: string): SavedWorkbook | undefined {
  try {
    const { grid, results } = JSON.parse(text) as { readonly grid?: { readonly sheets?: unknown }; results?: unknown };
    const isOne = Array.isArray(grid?.sheets) && typeof results === "object" && results !== null;
    return isOne ? ({ grid, results } as SavedWorkbook) : undefined;
  } catch {
    return undefined;
  }
}

function button(text: string, onPress: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.addEventListener("click", onPress);
  return element;
}
