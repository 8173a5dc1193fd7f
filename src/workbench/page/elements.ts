import type { Language, Words } from "./words";

/** An element that the page has from the beginning. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

/** Names the page and its parts in its language. */
export function nameElements(language: Language, words: Words): void {
  document.documentElement.lang = language;
  document.title = `${words.title} – ${words.subtitle}`;
  byId("title").textContent = document.title;
  byId("ribbon").setAttribute("aria-label", words.ribbon);
  byId("sheet").setAttribute("aria-label", words.sheet);
  byId("pane").setAttribute("aria-label", words.pane);
}
