/** The page that the pane lives in: its element, language, colours and clipboard. */

/** The element of the page that the pane is drawn into. */
export function panePlace(): HTMLElement {
  const place = document.getElementById("pane");
  if (place === null) throw new Error("the page has no place for the pane");
  return place;
}

/** Tells the page's language, for screen readers and for the choice of glyphs. */
export function setPageLanguage(language: string): void {
  document.documentElement.lang = language;
}

/** Whether Office is dark, or else the system. */
export function hostIsDark(): boolean {
  const theme = officeTheme();
  if (typeof theme?.isDarkTheme === "boolean") return theme.isDarkTheme;
  const background = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? "");
  if (background === null) return window.matchMedia("(prefers-color-scheme: dark)").matches;
  const [red = 0, green = 0, blue = 0] = background.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** Calls `hear` when light and dark may have changed. Office itself tells of no change in Excel, but of the focus. */
export function onColoursChange(hear: () => void): () => void {
  const query = window.matchMedia("(prefers-color-scheme: dark)");
  query.addEventListener("change", hear);
  window.addEventListener("focus", hear);
  return () => {
    query.removeEventListener("change", hear);
    window.removeEventListener("focus", hear);
  };
}

/** Puts a text on the clipboard. False where the web view does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Office and web view in a few words. */
export function hostDescription(): string {
  const diagnostics = typeof Office === "undefined" ? undefined : Office.context?.diagnostics;
  const office = diagnostics ? `${diagnostics.host} ${diagnostics.platform} ${diagnostics.version}` : "no Office";
  return `${office}; ${navigator.userAgent}`;
}

function officeTheme(): (Office.OfficeTheme & { readonly isDarkTheme?: boolean }) | undefined {
  return typeof Office === "undefined" ? undefined : (Office.context?.officeTheme ?? undefined);
}

/** The old way, which frames without permission for the clipboard still allow. */
function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  const before = document.activeElement;
  area.value = text;
  area.setAttribute("readonly", "");
  area.style.cssText = "position:fixed;top:0;opacity:0";
  document.body.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
