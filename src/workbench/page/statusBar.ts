import type { ExcelHost } from "../excel/excelHost";
import type { Words } from "./words";

/** How often the counts are looked at, in milliseconds. */
const INTERVAL = 1_000;

/** How long a notice stays. */
const NOTICE = 6_000;

/** The line at the foot of the page: state, notices, and what the cells have open. */
export class StatusBar {
  readonly #words: Words;
  readonly #state = part("state");
  readonly #notice = part("notice");
  readonly #calls = part("calls");
  #clear: number | undefined;

  constructor(words: Words) {
    this.#words = words;
    this.#state.textContent = words.starting;
  }

  editing(editing: boolean): void {
    this.#state.textContent = editing ? this.#words.editing : this.#words.ready;
  }

  notice(text: string): void {
    this.#notice.textContent = text;
    window.clearTimeout(this.#clear);
    this.#clear = window.setTimeout(() => {
      this.#notice.textContent = "";
    }, NOTICE);
  }

  watch(host: ExcelHost): void {
    void host.ready.then(() => this.editing(false));
    window.setInterval(() => {
      const streams = host.open.filter(({ streaming }) => streaming).length;
      const waiting = host.open.filter(({ last }) => last === undefined).length;
      const text = this.#words.calls(streams, waiting);
      if (this.#calls.textContent !== text) this.#calls.textContent = text;
    }, INTERVAL);
  }
}

function part(id: string): HTMLElement {
  return document.getElementById(id) ?? document.createElement("span");
}
