/** The element of the page that the pane is drawn into. */
export function panePlace(): HTMLElement {
  const place = document.getElementById("pane");
  if (place === null) throw new Error("the page has no place for the pane");
  return place;
}
