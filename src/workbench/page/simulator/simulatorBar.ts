import type { ControlWords } from "./controlWords";
import { FAULT_CHOICES, FAULT_ORDERS, SPEEDS, type FaultChoice } from "./faults";
import { TRADING_CHOICES, tradingChoice, tradingOrders, type TradingChoice } from "./trading";

export interface SimulatorBarOptions {
  readonly element: HTMLElement;
  /** Where the page's host passes on what is said to the simulator. */
  readonly address: string;
  readonly words: ControlWords;
  readonly onNotice: (text: string) => void;
}

/** The key that the demonstration has entered, by the simulator's name for it. */
const KEY = "pro";

/** What the simulator tells of itself. */
interface State {
  readonly speed: number;
  /** Markets in which trade is closed. */
  readonly closed: readonly string[];
  readonly faults: readonly object[];
  /** Names of keys that are refused. */
  readonly refused: readonly string[];
}

/** Controls of the simulated server: how fast its market runs, where trade is closed, and how it misbehaves. */
export class SimulatorBar {
  readonly #options: SimulatorBarOptions;

  constructor(options: SimulatorBarOptions) {
    this.#options = options;
  }

  /** Shows the controls as the simulator stands: another page may have changed it before. */
  async show(): Promise<void> {
    const state = (await this.#say("GET", "")) as State | undefined;
    if (state === undefined) return;
    const { element, words } = this.#options;
    const title = document.createElement("span");
    title.textContent = words.simulator;
    element.setAttribute("role", "toolbar");
    element.setAttribute("aria-label", words.simulator);
    element.replaceChildren(
      title,
      choice(
        words.market,
        SPEEDS.map((speed) => [String(speed), words.speed(speed)]),
        String(state.speed),
        (speed) => this.#say("POST", "speed", { speed: Number(speed) }),
      ),
      choice(
        words.trading,
        TRADING_CHOICES.map((name) => [name, words.tradingIn[name]]),
        tradingChoice(state.closed),
        (name) => this.#setTrading(name as TradingChoice),
      ),
      choice(
        words.fault,
        FAULT_CHOICES.map((name) => [name, words.faults[name]]),
        nameOf(state.faults),
        (name) => this.#setFault(name as FaultChoice),
      ),
      button(words.drop, () => this.#drop()),
      this.#refusal(state.refused.includes(KEY)),
    );
    element.hidden = false;
  }

  async #setTrading(name: TradingChoice): Promise<void> {
    for (const order of tradingOrders(name)) await this.#say("POST", "market", order);
  }

  async #setFault(name: FaultChoice): Promise<void> {
    await this.#say("DELETE", "faults");
    for (const order of FAULT_ORDERS[name]) await this.#say("POST", "faults", order);
  }

  async #drop(): Promise<void> {
    const answer = await this.#say("POST", "drop", {});
    if (answer !== undefined) this.#options.onNotice(this.#options.words.dropped(Number(answer["dropped"])));
  }

  #refusal(isRefused: boolean): HTMLButtonElement {
    const toggle = button(this.#options.words.refuse, async () => {
      const expired = toggle.getAttribute("aria-pressed") !== "true";
      await this.#say("POST", "expire", { key: KEY, expired });
      // Whoever is refused has no connection either.
      if (expired) await this.#say("POST", "drop", { key: KEY });
      toggle.setAttribute("aria-pressed", String(expired));
    });
    toggle.setAttribute("aria-pressed", String(isRefused));
    return toggle;
  }

  async #say(method: string, path: string, body?: object): Promise<Readonly<Record<string, unknown>> | undefined> {
    const { address, words, onNotice } = this.#options;
    const sent = body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    try {
      const answer = await fetch(address + path, { method, ...sent });
      if (answer.ok) return (await answer.json()) as Readonly<Record<string, unknown>>;
    } catch {
      // Told below, as an answer that is none.
    }
    onNotice(words.failed);
    return undefined;
  }
}

/** The choice that these orders make; those of somebody else are none of ours. */
function nameOf(orders: readonly object[]): FaultChoice {
  const text = JSON.stringify(orders);
  return FAULT_CHOICES.find((name) => JSON.stringify(FAULT_ORDERS[name]) === text) ?? "none";
}

function choice(
  name: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
  onChoice: (value: string) => unknown,
): HTMLLabelElement {
  const label = document.createElement("label");
  const select = document.createElement("select");
  select.append(...options.map(([value, text]) => new Option(text, value, false, value === chosen)));
  select.addEventListener("change", () => onChoice(select.value));
  label.append(`${name} `, select);
  return label;
}

function button(text: string, onPress: () => unknown): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.addEventListener("click", () => onPress());
  return element;
}

/** Where the host of this page passes on words to a simulator; undefined where it has none. */
export function simulatorAddress(page: Document): string | undefined {
  return page.querySelector<HTMLMetaElement>('meta[name="simulator"]')?.content;
}
