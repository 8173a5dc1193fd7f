import { startAddin, type RunningAddin, type StartOptions } from "./excelInJsdom";
import type { Simulator } from "../../src/simulator/simulator";
import { until as query } from "./until";

/** What the product finds when Excel starts it: the simulator as its server, and a key unless there is none. */
export interface ProductOptions extends Omit<StartOptions, "settings" | "storage"> {
  readonly simulator: Simulator;
  /** Undefined: no key has been entered. */
  readonly key: string | undefined;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const running: RunningAddin[] = [];

/** Starts the built product in Excel's stand-in against a simulator. `closeProducts` ends all of them. */
export async function startProduct({ simulator, key, settings, ...options }: ProductOptions): Promise<RunningAddin> {
  const addin = await startAddin({
    visible: false,
    ...options,
    storage: {
      "qos.settings": JSON.stringify({ server: simulator.url, socket: simulator.wsUrl, frame: 250, ...settings }),
      ...(key === undefined ? {} : { "qos.key": JSON.stringify({ key, remember: true }) }),
    },
  });
  running.push(addin);
  return addin;
}

export function closeProducts(): void {
  for (const addin of running.splice(0)) addin.close();
}

/** Settles when `is` holds. Asked seldom: page, server and test share one thread. */
export function until(is: () => boolean | Promise<boolean>): Promise<void> {
  return query(is, 20);
}

/** Prices by code straight from the server, as anybody could ask for them. */
export async function serverPrices(simulator: Simulator, codes: readonly string[]): Promise<Map<string, number>> {
  const response = await fetch(`${simulator.url}/snapshot`, {
    method: "POST",
    headers: { "content-type": "application/json", key: simulator.keys.pro },
    body: JSON.stringify({ codes }),
  });
  const { data } = (await response.json()) as { readonly data: readonly { readonly c: string; readonly lp: string }[] };
  return new Map(data.map((row) => [row.c, Number(row.lp)]));
}
