/** What a ribbon button does. */
export type ButtonAction =
  | { readonly type: "pane"; readonly title: string }
  | { readonly type: "function"; readonly name: string }
  /** Opens a list of buttons. */
  | { readonly type: "menu"; readonly items: readonly RibbonButton[] };

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Address of the picture, 32 pixels where there is one; blank for an item of a menu without. */
  readonly icon: string;
  readonly action: ButtonAction;
}

export interface RibbonGroup {
  readonly id: string;
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

export interface RibbonTab {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly RibbonGroup[];
}

export interface ManifestOptions {
  readonly locale: string;
  /** Where the add-in's files are, in place of the address in the manifest. */
  readonly base: string;
}

/** Reads the ribbon out of an XML manifest, in the language asked for, as Excel draws it. */
export function readRibbon(manifest: Document, options: ManifestOptions): RibbonTab[] {
  const resources = new Resources(manifest, options);
  return all(manifest, "CustomTab", "OfficeTab").map((tab) => ({
    id: tab.id,
    label: resources.label(tab),
    groups: children(tab, "Group").map((group) => ({
      id: group.id,
      label: resources.label(group),
      buttons: children(group, "Control")
        .map((control) => readButton(control, resources))
        .filter((button) => button !== undefined),
    })),
  }));
}

function readButton(control: Element, resources: Resources): RibbonButton | undefined {
  const action = readAction(control, resources);
  if (action === undefined) return undefined;
  const tip = child(control, "Supertip");
  const images = children(control, "Icon").flatMap((icon) => descendants(icon, "Image"));
  const icon = images.find((image) => image.getAttribute("size") === "32") ?? images[0];
  return {
    id: control.id,
    label: resources.label(control),
    tip: tip === undefined ? "" : resources.text(child(tip, "Description")),
    icon: resources.url(icon),
    action,
  };
}

function readAction(control: Element, resources: Resources): ButtonAction | undefined {
  const items = child(control, "Items");
  if (items !== undefined) {
    const buttons = children(items, "Item").map((item) => readButton(item, resources));
    return { type: "menu", items: buttons.filter((button) => button !== undefined) };
  }
  const action = child(control, "Action");
  if (action === undefined) return undefined;
  const name = child(action, "FunctionName")?.textContent;
  if (name !== undefined && name !== null) return { type: "function", name: name.trim() };
  return { type: "pane", title: resources.text(child(action, "Title")) };
}

/** Texts and addresses that the manifest names by `resid`. */
class Resources {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #options: ManifestOptions;
  readonly #ownBase: string;

  constructor(manifest: Document, options: ManifestOptions) {
    this.#options = options;
    const entries = ["Image", "Url", "String"].flatMap((name) => descendants(manifest.documentElement, name));
    this.#texts = new Map(entries.filter(({ id }) => id !== "").map((entry) => [entry.id, this.#localised(entry)]));
    const [source] = descendants(manifest.documentElement, "SourceLocation");
    this.#ownBase = new URL(".", source?.getAttribute("DefaultValue") ?? "https://localhost:3000/").href;
  }

  label(of: Element): string {
    return this.text(child(of, "Label"));
  }

  text(reference: Element | undefined): string {
    return this.#texts.get(reference?.getAttribute("resid") ?? "") ?? "";
  }

  url(reference: Element | undefined): string {
    return this.text(reference).replace(this.#ownBase, this.#options.base);
  }

  #localised(entry: Element): string {
    const override = descendants(entry, "Override").find(
      (each) => each.getAttribute("Locale") === this.#options.locale,
    );
    return override?.getAttribute("Value") ?? entry.getAttribute("DefaultValue") ?? "";
  }
}

function all(document: Document, ...names: readonly string[]): Element[] {
  return names.flatMap((name) => descendants(document.documentElement, name));
}

function descendants(of: Element, name: string): Element[] {
  return [...of.getElementsByTagNameNS("*", name)];
}

function children(of: Element, name: string): Element[] {
  return [...of.children].filter(({ localName }) => localName === name);
}

function child(of: Element, name: string): Element | undefined {
  return children(of, name)[0];
}
