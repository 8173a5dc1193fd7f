import type { ExcelHost } from "../../excel/excelHost";
import { readRibbon, type ManifestOptions, type RibbonButton } from "./manifest";
import { Ribbon } from "./ribbon";

export interface AddinRibbonOptions extends ManifestOptions {
  readonly element: HTMLElement;
  readonly manifest: Promise<Document>;
  readonly host: Promise<ExcelHost>;
  /** Hears the title that the manifest has for the pane. */
  readonly onPaneTitle: (title: string) => void;
}

/** The ribbon as the add-in's manifest has it, drawn as soon as that is there, and what its buttons do. */
export class AddinRibbon {
  readonly #host: Promise<ExcelHost>;
  readonly #drawn: Promise<Ribbon>;
  /** The one that opens the pane. */
  #paneButton: RibbonButton | undefined;

  constructor({ manifest, host, ...options }: AddinRibbonOptions) {
    this.#host = host;
    this.#drawn = manifest.then((read) => this.#draw(read, options));
  }

  setEnabled(buttonId: string, enabled: boolean): void {
    void this.#drawn.then((ribbon) => ribbon.setEnabled(buttonId, enabled));
  }

  setVisible(tabId: string, visible: boolean): void {
    void this.#drawn.then((ribbon) => ribbon.setVisible(tabId, visible));
  }

  /** Shows whether the pane is open. */
  setPaneOpen(open: boolean): void {
    void this.#drawn.then((ribbon) => {
      if (this.#paneButton !== undefined) ribbon.setPressed(this.#paneButton.id, open);
    });
  }

  #draw(manifest: Document, options: Omit<AddinRibbonOptions, "manifest" | "host">): Ribbon {
    const { element, locale, base, onPaneTitle } = options;
    const tabs = readRibbon(manifest, { locale, base });
    const buttons = tabs.flatMap(({ groups }) => groups.flatMap((group) => group.buttons));
    this.#paneButton = buttons.find(({ action }) => action.type === "pane");
    if (this.#paneButton?.action.type === "pane") onPaneTitle(this.#paneButton.action.title);
    return new Ribbon({ element, tabs, onPress: (button) => void this.#press(button) });
  }

  async #press({ id, action }: RibbonButton): Promise<void> {
    const host = await this.#host;
    if (action.type === "function") await host.command(action.name, id);
    else if (action.type === "pane") host.showPane(!host.paneVisible);
  }
}
