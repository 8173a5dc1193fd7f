import "../excel/bridge";
import { focusFirst } from "./keyboard/regions";
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

  /** Calls `hear` with the window of each page that the pane loads. */
  onWindow(hear: (pane: Window) => void): void {
    const tell = (): void => {
      if (this.#frame.contentWindow !== null) hear(this.#frame.contentWindow);
    };
    this.#frame.addEventListener("load", tell);
    if (this.#frame.contentDocument?.readyState === "complete") tell();
  }

  /** Gives the keyboard to the part of the pane that is chosen. False where the pane is closed, or not there yet. */
  focus(): boolean {
    const page = this.#frame.contentDocument;
    if (page === null || this.#element.hasAttribute("inert")) return false;
    return focusFirst(page, "[role=tab][aria-selected=true], main button, main [tabindex='0']");
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
