import { caseServer } from "../../../support/cases/caseServer";
import { Dice } from "../../../support/dice";
import { testApp } from "../../../support/testPorts";

/** Held of each instrument, and the currency that it is priced in. */
const HOLDINGS = [
  { code: "US:AAPL", shares: 50, currency: "USD", price: 224.23 },
  { code: "HK:700", shares: 300, currency: "HKD", price: 411.4 },
  { code: "SH:600519", shares: 100, currency: "CNY", price: 1470.11 },
  { code: "CM:POWER", shares: 7, currency: "EUR", price: 88.25 },
] as const;

const PAIRS = [
  { code: "FX:EURUSD", price: 1.0613 },
  { code: "FX:USDCNH", price: 7.2245 },
  { code: "FX:USDHKD", price: 7.7801 },
] as const;

/** What the market says, and what a sheet shows of it. */
class Sheet {
  readonly made = testApp();
  readonly prices = new Map<string, number>([...HOLDINGS, ...PAIRS].map(({ code, price }) => [code, price]));
  readonly cells = new Map<string, unknown>();
  readonly stops: (() => void)[] = [];
  #time = 0;

  constructor() {
    const server = caseServer(() => ({
      "/product-list": { FX: PAIRS.map(({ code }) => ({ code, name: "" })) },
      "/instrument-info": HOLDINGS.map(({ code, currency }) => ({ c: code, tc: currency })),
      "/snapshot": [...this.prices.keys()].map((code) => this.#row(code)),
    }));
    this.made.http.answer = server;
    this.#time = Math.floor(this.made.clock.now() / 1_000) - 60;
  }

  enter(name: string, watch: (show: (shown: unknown) => void) => () => void): void {
    this.stops.push(watch((shown) => this.cells.set(name, shown)));
  }

  push(code: string, price: number): void {
    this.prices.set(code, price);
    this.#time += 1;
    this.made.socket.last.says({ tp: "S", ...this.#row(code) });
  }

  value(name: string): number {
    const shown = this.cells.get(name);
    if (typeof shown !== "number") throw new Error(`${name}: ${String(shown)}`);
    return shown;
  }

  #row(code: string): object {
    return { c: code, lp: String(this.prices.get(code)), yp: "1", ts: this.#time, s: 0, v: String(this.#time) };
  }
}

/** The rate into yuan, by the prices of the market alone. */
function rateOf(sheet: Sheet, currency: string): number {
  const [eur = 0, cnh = 0, hkd = 0] = PAIRS.map(({ code }) => sheet.prices.get(code));
  if (currency === "CNY") return 1;
  if (currency === "USD") return cnh;
  return currency === "HKD" ? cnh / hkd : eur * cnh;
}

function portfolio(): Sheet {
  const sheet = new Sheet();
  const { app } = sheet.made;
  for (const { code, currency } of HOLDINGS) {
    sheet.enter(`${code} own`, (show) => app.live.value([code], show));
    sheet.enter(`${code} in yuan`, (show) => app.live.value([code, "last@CNY"], show));
    sheet.enter(currency, (show) => app.live.fxrate([currency, "CNY"], show));
  }
  sheet.enter("list", (show) => app.live.quote([HOLDINGS.map(({ code }) => [code]), "last,last@CNY", false], show));
  return sheet;
}

/** What is false on the sheet at this moment, were Excel to calculate now. */
function contradictions(sheet: Sheet): string[] {
  const list = sheet.cells.get("list") as readonly (readonly unknown[])[];
  return HOLDINGS.flatMap(({ code, currency }, at) => {
    const [own, inYuan, rate] = [sheet.value(`${code} own`), sheet.value(`${code} in yuan`), sheet.value(currency)];
    const [ownInList, inYuanInList] = list[at] ?? [];
    const agree = inYuan === own * rate && ownInList === own && inYuanInList === inYuan;
    return agree
      ? []
      : [`${code}: ${own} x ${rate} is not ${inYuan}, nor ${String(ownInList)}, ${String(inYuanInList)}`];
  });
}

test("a portfolio of four currencies moves with each instrument of its rates, and is the sum of its parts in every frame", async () => {
  const sheet = portfolio();
  const { clock } = sheet.made;
  await clock.advance(20_000);
  const dice = new Dice(17);
  const seen = new Set<number>();
  for (let step = 0; step < 2_000; step += 1) {
    for (const code of dice.some([...sheet.prices.keys()], 0.3))
      sheet.push(code, Number(((sheet.prices.get(code) ?? 1) * (0.995 + 0.01 * dice.part())).toFixed(4)));
    await clock.advance(dice.int(20, 90));
    expect(contradictions(sheet)).toEqual([]);
    const parts = HOLDINGS.map(({ code, shares }) => shares * sheet.value(`${code} in yuan`));
    const total = HOLDINGS.map(
      ({ code, shares, currency }) => shares * (sheet.value(`${code} own`) * sheet.value(currency)),
    );
    expect(parts).toEqual(total);
    seen.add(parts.reduce((sum, part) => sum + part, 0));
  }
  await clock.advance(2_000);
  for (const { code, currency } of HOLDINGS) {
    expect([code, sheet.value(currency)]).toEqual([code, rateOf(sheet, currency)]);
    expect([code, sheet.value(`${code} in yuan`)]).toEqual([
      code,
      (sheet.prices.get(code) ?? 0) * rateOf(sheet, currency),
    ]);
  }
  expect(seen.size).toBeGreaterThan(150);
});

test.each([...PAIRS.map(({ code }) => code), ...HOLDINGS.map(({ code }) => code)])(
  "%s alone moves what depends on it",
  async (code) => {
    const sheet = portfolio();
    const { clock } = sheet.made;
    await clock.advance(20_000);
    const before = new Map(HOLDINGS.map((held) => [held.code, sheet.value(`${held.code} in yuan`)]));
    sheet.push(code, (sheet.prices.get(code) ?? 0) * 1.5);
    await clock.advance(600);
    for (const held of HOLDINGS) {
      const expected = (sheet.prices.get(held.code) ?? 0) * rateOf(sheet, held.currency);
      expect([held.code, sheet.value(`${held.code} in yuan`)]).toEqual([held.code, expected]);
    }
    expect(HOLDINGS.some((held) => sheet.value(`${held.code} in yuan`) !== before.get(held.code))).toBe(true);
  },
);

test("seven instruments are subscribed for all of it, and given up with the last cell", async () => {
  const sheet = portfolio();
  const { app, clock } = sheet.made;
  const close = async (): Promise<number> => {
    for (const stop of sheet.stops.splice(0)) stop();
    await clock.advance(20_000);
    return clock.pending;
  };
  await clock.advance(20_000);
  expect(app.status.feed.subscriptions()).toHaveLength(HOLDINGS.length + PAIRS.length);
  const pending = await close();
  expect(app.status.feed.subscriptions()).toEqual([]);
  sheet.enter("again", (show) => app.live.value(["HK:700", "last@CNY"], show));
  await clock.advance(20_000);
  expect(await close()).toBeLessThanOrEqual(pending);
});
