import type { Page } from "@playwright/test";
import type { RequestRecord } from "../../src/simulator/records/journal";
import { DEMO_KEYS } from "../../src/simulator/access/keyRing";
import type { Demo } from "./demo";

/** The simulator, asked directly and steered through the page's host. */
export class MarketSays {
  readonly #demo: Demo;

  constructor(demo: Demo) {
    this.#demo = demo;
  }

  /** Halts the market, so that whatever is compared with it stays as it is. */
  halt(): Promise<unknown> {
    return this.#steer("speed", { speed: 0 });
  }

  go(): Promise<unknown> {
    return this.#steer("speed", { speed: 1 });
  }

  /** Last price and change in per cent. */
  async quote(code: string): Promise<{ readonly last: number; readonly change: number }> {
    const [row] = await this.#query<Readonly<Record<string, string>>>("snapshot", { codes: [code] });
    const [last, before] = [Number(row?.["lp"]), Number(row?.["yp"])];
    return { last, change: last / before - 1 };
  }

  /** Closes of the latest daily bars, the oldest first. */
  async closes(code: string, count: number): Promise<readonly number[]> {
    const asked = { kline_reqs: [{ c: code, co: count, a: 0, kt: 1001 }] };
    const [row] = await this.#query<{ readonly k: readonly { readonly cl: string; readonly ts: number }[] }>(
      "kline",
      asked,
    );
    return [...(row?.k ?? [])].sort((a, b) => a.ts - b.ts).map(({ cl }) => Number(cl));
  }

  /** Sockets that are open. */
  async connections(): Promise<number> {
    return ((await this.#tell("metrics")) as { readonly connections: number }).connections;
  }

  /** Codes that are subscribed, of all topics together. */
  async subscribed(): Promise<readonly string[]> {
    const { subscriptions } = (await this.#tell("metrics")) as { subscriptions: Record<string, readonly string[]> };
    return Object.values(subscriptions).flat();
  }

  /** What the add-in did since the count began, without heartbeats: `snapshot`, `kline`, `S`, `SC` … */
  async counted(since: number): Promise<readonly string[]> {
    const records = (await this.#tell("requests")) as readonly RequestRecord[];
    return records
      .filter(({ key, at }) => key === "pro" && at >= since)
      .filter(({ kind, endpoint }) => (kind === "rest" || kind === "command") && endpoint !== "H")
      .map(({ endpoint }) => endpoint);
  }

  async #tell(path: string): Promise<unknown> {
    return (await fetch(new URL(`simulator/${path}`, this.#demo.url))).json();
  }

  async #steer(path: string, body: object): Promise<unknown> {
    const headers = { "content-type": "application/json" };
    const address = new URL(`simulator/${path}`, this.#demo.url);
    return (await fetch(address, { method: "POST", headers, body: JSON.stringify(body) })).json();
  }

  /** With another key than the add-in's, whose requests are counted. */
  async #query<Row>(endpoint: string, body: object): Promise<readonly Row[]> {
    const own = new URL(this.#demo.url).host;
    const server = [...this.#demo.hosts].find((host) => host !== own) ?? own;
    const headers = { "content-type": "application/json", key: DEMO_KEYS["free-2024"] ?? "" };
    const answer = await fetch(`http://${server}/${endpoint}`, { method: "POST", headers, body: JSON.stringify(body) });
    return ((await answer.json()) as { readonly data: readonly Row[] }).data;
  }
}

/** Opens an empty workbook of one sheet in place of the starter workbook. */
export async function openEmpty(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { wb } = window;
    if (wb === undefined) return;
    const { grid } = wb.save() as { grid: { sheets: object[] } };
    const bare = { cells: {}, styles: {}, formats: {}, conditionalFormats: [], tables: [], figures: [] };
    await wb.open({ grid: { ...grid, sheets: [{ ...grid.sheets[0], ...bare, name: "Sheet1" }] }, results: {} });
  });
}
