import { JSDOM } from "jsdom";

/**
 * A page to draw the pane into. It must be imported before anything of React: React and Fluent look at the globals of
 * a browser when they are loaded.
 */
const dom = new JSDOM('<!doctype html><html><body><div id="pane"></div></body></html>', { url: "https://localhost/" });
const { window } = dom;

const NEVER_CHANGES = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
Object.assign(window, { matchMedia: () => NEVER_CHANGES });
/** Node has these too, but the page takes only its own. */
const OF_THE_PAGE = ["Event", "CustomEvent", "navigator"];
for (const name of Object.getOwnPropertyNames(window))
  if (!(name in globalThis) || OF_THE_PAGE.includes(name))
    Object.defineProperty(globalThis, name, {
      get: () => (window as unknown as Record<string, unknown>)[name],
      configurable: true,
    });
Object.defineProperty(globalThis, "window", { value: window, configurable: true });
Object.defineProperty(globalThis, "document", { value: window.document, configurable: true });
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** What stands in the page, as text. */
export function pageText(): string {
  return window.document.body.textContent ?? "";
}

export function pageMarkup(): string {
  return window.document.documentElement.outerHTML;
}

/** The one element of a kind whose name is `name`: its label, else its text. */
export function named<E extends HTMLElement>(selector: string, name: string): E {
  const found = all<E>(selector).filter((element) => nameOf(element) === name);
  const [element] = found;
  if (element === undefined || found.length > 1)
    throw new Error(`${found.length} of ${selector} named ${name}; there are: ${all(selector).map(nameOf).join(", ")}`);
  return element;
}

export function all<E extends HTMLElement>(selector: string): readonly E[] {
  return [...window.document.querySelectorAll<E>(selector)];
}

/** Types into a field as a person does. */
export function type(field: HTMLInputElement, text: string): void {
  const { set } = Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, "value") ?? {};
  set?.call(field, text);
  field.dispatchEvent(new window.Event("input", { bubbles: true }));
}

export function closePage(): void {
  window.close();
}

/** Its own name, else that of the element or label that names it, else what stands in it. */
function nameOf(element: HTMLElement): string {
  const own = element.getAttribute("aria-label");
  if (own !== null) return own;
  const namers = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter((id) => id !== "");
  const labels = namers.length > 0 ? namers.map((id) => `[id="${id}"]`) : [`label[for="${element.id}"]`];
  const name = labels.map((selector) => window.document.querySelector(selector)?.textContent ?? "").join(" ");
  return name === "" ? (element.textContent ?? "") : name;
}
