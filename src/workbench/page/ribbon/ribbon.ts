import type { RibbonButton, RibbonGroup, RibbonTab } from "./manifest";
import { make } from "./make";
import { menuOf } from "./menu";

export interface RibbonOptions {
  readonly element: HTMLElement;
  readonly tabs: readonly RibbonTab[];
  readonly onPress: (button: RibbonButton) => void;
}

/** The strip of buttons above the sheet. One add-in has one tab, so tabs are headings and not switched. */
export class Ribbon {
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #tabs = new Map<string, HTMLElement>();

  constructor({ element, tabs, onPress }: RibbonOptions) {
    element.replaceChildren(...tabs.map((tab) => this.#drawTab(tab, onPress)));
  }

  /** As `Office.ribbon.requestUpdate` asks. */
  setEnabled(buttonId: string, enabled: boolean): void {
    const button = this.#buttons.get(buttonId);
    if (button !== undefined) button.disabled = !enabled;
  }

  setVisible(tabId: string, visible: boolean): void {
    const tab = this.#tabs.get(tabId);
    if (tab !== undefined) tab.hidden = !visible;
  }

  /** Shows whether the pane that a button opens is open. */
  setPressed(buttonId: string, pressed: boolean): void {
    this.#buttons.get(buttonId)?.setAttribute("aria-pressed", String(pressed));
  }

  #drawTab(tab: RibbonTab, onPress: RibbonOptions["onPress"]): HTMLElement {
    const element = make("section", "ribbon-tab");
    element.setAttribute("aria-label", tab.label);
    const groups = make("div", "ribbon-groups");
    groups.append(...tab.groups.map((group) => this.#drawGroup(group, onPress)));
    element.append(make("h2", "ribbon-tab-name", tab.label), groups);
    this.#tabs.set(tab.id, element);
    return element;
  }

  #drawGroup(group: RibbonGroup, onPress: RibbonOptions["onPress"]): HTMLElement {
    const element = make("div", "ribbon-group");
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", group.label);
    const buttons = make("div", "ribbon-buttons");
    buttons.append(...group.buttons.map((button) => this.#drawButton(button, onPress)));
    element.append(buttons, make("div", "ribbon-group-name", group.label));
    return element;
  }

  #drawButton(button: RibbonButton, onPress: RibbonOptions["onPress"]): HTMLElement {
    const element = make("button", "ribbon-button");
    element.type = "button";
    element.title = button.tip;
    const icon = make("img", "ribbon-icon");
    icon.src = button.icon;
    icon.alt = "";
    element.append(icon, make("span", "ribbon-label", button.label));
    this.#buttons.set(button.id, element);
    if (button.action.type !== "menu") {
      element.addEventListener("click", () => onPress(button));
      return element;
    }
    const frame = make("div", "ribbon-menu");
    const items = button.action.items.map((item) => this.#drawItem(item, onPress));
    frame.append(element, menuOf(element, items));
    return frame;
  }

  #drawItem(button: RibbonButton, onPress: RibbonOptions["onPress"]): HTMLButtonElement {
    const element = make("button", "ribbon-item", button.label);
    element.type = "button";
    element.title = button.tip;
    element.addEventListener("click", () => onPress(button));
    this.#buttons.set(button.id, element);
    return element;
  }
}
