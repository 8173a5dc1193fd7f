import type { Argument } from "../../../src/workbench/excel/values";
import type { Cells } from "../cases/case";
import type { Cell, SimulatedSheet } from "./simulatedSheet";

/** A moment of the walk, `2026-11-18 14:30` in UTC, at which sessions change, and what each market does from then on. */
export interface Change {
  readonly at: string;
  readonly sessions: Readonly<Record<string, string>>;
  /** The computer sleeps until some minutes before it. */
  readonly afterSleep?: true;
}

/** What the cells of one instrument show at one stop. */
export interface Row {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly code: string;
  /** What the market does, by the list of changes. */
  readonly session: string;
  readonly cells: Readonly<Record<string, Cells | undefined>>;
}

export interface Walked {
  /** What the cells show some minutes after each change, of the instruments that it is about. */
  readonly rows: readonly Row[];
  /** Every cell that shows something else than the market knows to be true, in words. */
  readonly wrong: readonly string[];
  /** Cells that were compared. */
  readonly compared: number;
}

const FIELDS = ["last", "prevclose", "change", "open", "high", "low", "volume", "latest", "latestsession"] as const;
const EXTENDED = ["pre", "post", "night"] as const;

/** Milliseconds around each change: shortly before the bell, shortly after it, and some minutes into the session. */
const STOPS = [-90_000, 20_000, 300_000] as const;

/** Milliseconds before a change at which a sleeping computer wakes. */
const WAKES = -300_000;

/** Milliseconds after which an answer from before the market moved, to a live cell's own question, is given no more. */
const REMEMBERED = 3_000;

/** Milliseconds in which cells have settled, daily bars and all. */
const SETTLED = 8_000;

/** Compares cells with what the simulator knows to be true, at every change of session. */
export class Walk {
  readonly #sheet: SimulatedSheet;
  readonly #codes: readonly string[];
  readonly #live = new Map<string, Cell>();
  readonly #rows: Row[] = [];
  readonly #wrong: string[] = [];
  #compared = 0;

  /** Live formulas are entered now and stay. */
  constructor(sheet: SimulatedSheet, codes: readonly string[]) {
    this.#sheet = sheet;
    this.#codes = codes;
    for (const code of codes) {
      for (const field of ["last", "latest"]) this.#enterLive("LIVE", [code, field]);
      if (isUs(code)) for (const field of EXTENDED) this.#enterLive("LIVE", [code, field]);
      this.#enterLive("LIVEQUOTE", [code, FIELDS.join(), false]);
    }
    this.#enterLive("LIVEQUOTE", [codes.join(";"), FIELDS.join(), false]);
  }

  /** Past these changes, in order. `sessions` is what each instrument's market does before the first. */
  async past(changes: readonly Change[], sessions: Readonly<Record<string, string>>): Promise<Walked> {
    let present = sessions;
    for (const change of changes) {
      const moment = Date.parse(`${change.at.replace(" ", "T")}Z`);
      if (change.afterSleep) await this.#sheet.sleepTo(moment + WAKES);
      for (const stop of STOPS) {
        await this.#sheet.goTo(moment + stop);
        if (stop > 0) present = { ...present, ...change.sessions };
        const rows = await this.#look(moment + stop, present);
        if (stop === STOPS.at(-1)) this.#rows.push(...rows.filter(({ code }) => code in change.sessions));
      }
    }
    return { rows: this.#rows, wrong: this.#wrong, compared: this.#compared };
  }

  async #look(at: number, sessions: Readonly<Record<string, string>>): Promise<Row[]> {
    await this.#sheet.pass(REMEMBERED);
    const entered = this.#codes.map((code) => ({ code, once: this.#enterOnce(code) }));
    const table = this.#sheet.enter("QUOTE", [this.#codes.join(";"), FIELDS.join(), false]);
    await this.#sheet.pass(SETTLED);
    const expected = this.#codes.map((code) => this.#rowOf(code));
    this.#compare(at, "QUOTE of all", table.shown(), expected);
    this.#compare(
      at,
      "LIVEQUOTE of all",
      this.#live.get(nameOf("LIVEQUOTE", this.#codes.join(";")))?.shown(),
      expected,
    );
    return entered.map(({ code, once }, place) => {
      const shown = (name: string): Cells | undefined => once.get(name)?.shown();
      const row = expected[place] ?? [];
      const latest = row[FIELDS.indexOf("latest")];
      const live = (name: string, field?: string): Cells | undefined =>
        this.#live.get(nameOf(name, code, field))?.shown();
      this.#compare(at, `PRICE(${code})`, shown("last"), row[0]);
      this.#compare(at, `LIVE(${code})`, live("LIVE", "last"), row[0]);
      this.#compare(at, `PRICE(${code},latest)`, shown("latest"), latest);
      this.#compare(at, `LIVE(${code},latest)`, live("LIVE", "latest"), latest);
      this.#compare(at, `QUOTE(${code})`, shown("quote"), [row]);
      this.#compare(at, `LIVEQUOTE(${code})`, live("LIVEQUOTE"), [row]);
      this.#compare(at, `SESSION(${code})`, shown("session"), sessions[code]);
      for (const session of isUs(code) ? EXTENDED : []) {
        const price = this.#sheet.simulator.truth.extended(code, session)?.last;
        this.#compare(at, `PRICE(${code},${session})`, shown(session), price);
        this.#compare(at, `LIVE(${code},${session})`, live("LIVE", session), price);
      }
      const named = ["last", "latest", ...EXTENDED].map((name) => [name, shown(name)] as const);
      const quote = shown("quote");
      const prevclose = Array.isArray(quote) ? (quote as Cells[][])[0]?.[1] : quote;
      return {
        at,
        code,
        session: sessions[code] ?? "",
        cells: Object.fromEntries([...named, ["prevclose", prevclose]]),
      };
    });
  }

  /** The right cells of QUOTE. */
  #rowOf(code: string): readonly (number | string | undefined)[] {
    const { regular, latest } = {
      regular: this.#sheet.simulator.truth.regular(code),
      latest: this.#sheet.simulator.truth.latest(code),
    };
    if (regular?.previousClose === undefined || latest === undefined) throw new Error(`nothing is true of ${code}`);
    const { last, previousClose, open, high, low, volume } = regular;
    const change = Number((last - previousClose).toFixed(6));
    return [last, previousClose, change, open, high, low, volume, latest.last, latest.session];
  }

  #enterOnce(code: string): ReadonlyMap<string, Cell> {
    const sheet = this.#sheet;
    const cells = new Map([
      ["last", sheet.enter("PRICE", [code])],
      ["latest", sheet.enter("PRICE", [code, "latest"])],
      ["quote", sheet.enter("QUOTE", [code, FIELDS.join(), false])],
      ["session", sheet.enter("SESSION", [code])],
    ]);
    if (isUs(code)) for (const session of EXTENDED) cells.set(session, sheet.enter("PRICE", [code, session]));
    return cells;
  }

  #enterLive(name: string, args: readonly [codes: string, fields: string, headers?: boolean]): void {
    const [codes, field] = args;
    const key = name === "LIVE" ? nameOf(name, codes, field) : nameOf(name, codes);
    this.#live.set(key, this.#sheet.enter(name, args as readonly Argument[]));
  }

  #compare(at: number, what: string, shown: unknown, expected: unknown): void {
    this.#compared += 1;
    const [is, shouldBe] = [JSON.stringify(shown), JSON.stringify(expected)];
    if (is === shouldBe && is !== undefined) return;
    this.#wrong.push(`${new Date(at).toISOString().slice(0, 19)} ${what}: ${is}, should be ${shouldBe}`);
  }
}

function nameOf(formula: string, codes: string, field = ""): string {
  return `${formula} ${codes} ${field}`;
}

function isUs(code: string): boolean {
  return code.startsWith("US:");
}
