import "../excel/bridge";
import type { ExcelHost, ExcelOptions } from "../excel/excelHost";

export interface PaneOptions {
  readonly element: HTMLElement;
  readonly url: string;
  /** Until the add-in's own title is known. */
  readonly title: string;
  readonly closeLabel: string;
  readonly excel: ExcelOptions;
  /** The user closes the pane. */
  readonly onClose: () => void;
}

/** The task pane: the add-in's own page in a frame. Hidden, it runs on, as the shared runtime does. */
export class Pane {
  /** Settles when Excel stands behind the page; its functions may be called a moment later. */
  readonly host: Promise<ExcelHost>;
  readonly #element: HTMLElement;
  readonly #frame = document.createElement("iframe");
  readonly #heading = document.createElement("h2");

  constructor({ element, url, title, closeLabel, excel, onClose }: PaneOptions) {
    this.#element = element;
    this.host = new Promise((resolve) => {
      window.excelBridge = { options: () => excel, attach: resolve };
    });
    this.entitle(title);
    this.#frame.src = url;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "pane-close";
    close.title = closeLabel;
    close.setAttribute("aria-label", closeLabel);
    close.textContent = "✕";
    close.addEventListener("click", onClose);
    const head = document.createElement("header");
    head.append(this.#heading, close);
    element.replaceChildren(head, this.#frame);
  }

  entitle(title: string): void {
    this.#frame.title = title;
    this.#heading.textContent = title;
  }

  show(visible: boolean): void {
    // Not `hidden`: a frame without a box would be taken for one that nobody needs.
    this.#element.classList.toggle("pane-closed", !visible);
    this.#element.toggleAttribute("inert", !visible);
  }
}
