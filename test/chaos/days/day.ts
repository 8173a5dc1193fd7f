import { FAULTS, type FaultName } from "../../../src/simulator/faults";
import { FRAME_CHOICES } from "../../../src/runtime/settings";
import { Dice } from "../../support/dice";
import type { FormulaSheet } from "../../support/formulaSheet";
import { SimulatorHere } from "../../support/simulatorHere/simulatorHere";
import { TestClock } from "../../support/testClock";
import { FakeBrowser } from "../../unit/feed/sharing/fakeBrowser";
import { describe } from "../fuzz/judge";
import { Cell, type Model } from "./cell";
import { Chronicle } from "./chronicle";
import { isExactly, KINDS } from "./kinds";
import { SERVERS, Workbook } from "./workbook";

const CODES = ["HK:700", "US:AAPL", "SH:600519", "CF:BTCUSDT", "HK:9988", "US:TSLA"];

/** What happened in a day. */
export interface Counts {
  cells: number;
  errors: number;
  exact: number;
  actions: number;
  pushes: number;
  requests: number;
  faults: number;
  jumps: number;
  /** Milliseconds of the day's own time. */
  time: number;
}

export function noCounts(): Counts {
  return { cells: 0, errors: 0, exact: 0, actions: 0, pushes: 0, requests: 0, faults: 0, jumps: 0, time: 0 };
}

/** Milliseconds between two moves of the market. */
const STEP = 500;
/** Milliseconds after the last trouble for which old values and errors are excused: pauses, learned limits, polling. */
const EXCUSED = 700_000;
/** Milliseconds of age of what is shown when all is well. */
const FRESH = 20_000;
/** Milliseconds within which a question is answered or told that it waits. */
const ANSWERED = 150_000;
/** Milliseconds for which the market stands still before cells are compared with it. */
const STILL = 180_000;

/** A random day: workbooks, cells, users, servers, faults and clocks, against a model of what each cell may show. */
export class Day {
  readonly found: string[] = [];
  readonly #dice: Dice;
  readonly #sheet: FormulaSheet;
  readonly #counts: Counts;
  readonly #clock = new TestClock();
  readonly #browser = new FakeBrowser(this.#clock);
  readonly #servers: readonly SimulatorHere[];
  readonly #chronicles: readonly Chronicle[];
  readonly #workbooks: Workbook[] = [];
  readonly #cells: Cell[] = [];
  readonly #asleep = new Set<Workbook["page"]>();
  #log: string[] = [];
  #server = 0;
  #troubleAt = 0;
  #frame: (typeof FRAME_CHOICES)[number] = 500;

  constructor(seed: number, sheet: FormulaSheet, counts: Counts) {
    this.#dice = new Dice(seed);
    this.#sheet = sheet;
    this.#counts = counts;
    this.#servers = SERVERS.map((_, at) => new SimulatorHere(this.#clock, { seed: seed * 2 + at, language: "en" }));
    this.#chronicles = this.#servers.map((server) => new Chronicle(server, CODES));
    for (const server of this.#servers) server.world.market.advanceTo(this.#clock.now());
    this.#record();
  }

  /** So many things happen, with time between them; then all is well again and every cell has to show what is true. */
  async live(actions: number): Promise<void> {
    this.#open();
    await this.#pass(3_000);
    for (let at = 0; at < actions && this.found.length === 0; at += 1) {
      this.#counts.actions += 1;
      this.#act();
      await this.#pass(this.#dice.pick([20, 200, 1_000, 3_000, 3_000, 20_000]));
      if (at % 60 === 59) await this.#settle();
    }
    if (this.found.length === 0) await this.#settle();
    await this.#end();
  }

  get log(): readonly string[] {
    return this.#log;
  }

  #act(): void {
    const [action, does] = this.#dice.pick(this.#actions);
    this.#say(action);
    does();
  }

  readonly #actions: readonly (readonly [string, () => void])[] = [
    ...Array.from({ length: 8 }, () => ["enters a formula", () => this.#enter()] as const),
    ...Array.from({ length: 3 }, () => ["edits a cell", () => this.#anyCell()?.calculate(this.#dice)] as const),
    ["recalculates all", () => this.#recalculate(this.#cells)],
    ["clears a cell", () => this.#clear(this.#anyCell())],
    ["looks at a formula's value", () => this.#anyCell()?.preview()],
    ...Array.from({ length: 6 }, () => ["meets a fault", () => this.#fault()] as const),
    ["is free of faults", () => this.#heal()],
    ["refreshes", () => void this.#anyWorkbook().app.refresh.all()],
    ["pauses, or goes on", () => this.#pause()],
    ["changes the frame", () => this.#setFrame(this.#dice.pick(FRAME_CHOICES))],
    ["changes the key", () => this.#changeKey()],
    ["changes the server", () => this.#changeServer()],
    ["opens a workbook", () => this.#workbooks.length < 3 && this.#open()],
    ["closes a workbook", () => this.#workbooks.length > 1 && this.#close(this.#dice.chance(0.5))],
    ["has the clock set", () => this.#setClock()],
    ["sleeps", () => this.#sleep()],
    ["wakes or comes to the front", () => this.#anyWorkbook().wake(this.#dice.pick(["slept", "seen"]))],
    ["is on another plan", () => this.#changePlan()],
    ["loses its connections", () => this.#present().cut(this.#dice.pick(["cut", "close"]))],
  ];

  #model(orderBook: () => Workbook): Model {
    return {
      visible: ({ live }) => {
        const chronicle = this.#chronicles[this.#server];
        if (chronicle === undefined) throw new Error("no chronicle");
        if (!this.#isWell()) return { chronicle, after: 0 };
        const frame = this.#frame === "paused" ? Infinity : this.#frame * 2;
        return { chronicle, after: this.#clock.now() - FRESH - (live ? frame : ANSWERED) };
      },
      well: () => this.#isWell(),
      found: (what) => {
        const number = this.#workbooks.indexOf(orderBook()) + 1;
        this.found.push(`${((this.#clock.passed ?? 0) / 1_000).toFixed(1)} s, workbook ${number}: ${what}`);
      },
      tally: this.#counts,
    };
  }

  #isWell(): boolean {
    return this.#clock.passed - this.#troubleAt > EXCUSED;
  }

  #trouble(): void {
    this.#troubleAt = this.#clock.passed;
  }

  #say(what: string): void {
    this.#log.push(`${(this.#clock.passed / 1_000).toFixed(1)} s: the user ${what}`);
    if (this.#log.length > 25) this.#log = this.#log.slice(-25);
  }

  #present(): SimulatorHere {
    const server = this.#servers[this.#server];
    if (server === undefined) throw new Error("no server");
    return server;
  }

  #anyWorkbook(): Workbook {
    return this.#dice.pick(this.#workbooks);
  }

  #anyCell(): Cell | undefined {
    return this.#cells.length === 0 ? undefined : this.#dice.pick(this.#cells);
  }

  #enter(): void {
    if (this.#cells.length > 40) return this.#clear(this.#cells[0]);
    const [kind, workbook] = [this.#dice.pick(KINDS), this.#anyWorkbook()];
    const args = kind.args(this.#dice, CODES);
    const cell = new Cell(
      this.#sheet,
      this.#model(() => workbook),
      { kind, args, workbook },
    );
    this.#cells.push(cell);
    this.#say(`  ${cell.name}`);
    cell.calculate(this.#dice);
  }

  #clear(cell: Cell | undefined): void {
    if (cell === undefined) return;
    cell.clear();
    this.#cells.splice(this.#cells.indexOf(cell), 1);
  }

  #recalculate(cells: readonly Cell[]): void {
    for (const cell of [...cells]) cell.calculate(this.#dice);
  }

  #open(): void {
    this.#trouble();
    const seed = this.#dice.int(1, 1e6);
    const key = this.#servers[0]?.world.keys.keys["pro"] ?? "";
    const workbook = new Workbook({
      clock: this.#clock,
      browser: this.#browser,
      servers: this.#servers,
      seed,
      key,
      at: this.#server,
    });
    workbook.recalculate = () =>
      this.#recalculate(this.#cells.filter((cell) => cell.workbook === workbook && !cell.kind.live));
    this.#workbooks.push(workbook);
    for (let count = this.#dice.int(0, 5); count > 0; count -= 1) this.#enter();
  }

  #close(gently: boolean): void {
    this.#trouble();
    const workbook = this.#anyWorkbook();
    for (const cell of this.#cells.filter((one) => one.workbook === workbook)) this.#clear(cell);
    this.#workbooks.splice(this.#workbooks.indexOf(workbook), 1);
    if (gently) workbook.close();
    else workbook.page.die();
  }

  #fault(): void {
    this.#trouble();
    this.#counts.faults += 1;
    const fault = this.#dice.pick(Object.keys(FAULTS) as FaultName[]);
    const at = this.#dice.pick([undefined, "rest", "snapshot", "kline", "depth", "push", "socket", "S", "connect"]);
    const ms = this.#dice.pick([300, 4_000, 60_000, 3_600_000]);
    const order = {
      fault,
      ...(at === undefined ? {} : { at }),
      times: this.#dice.int(1, 30),
      ms,
      chance: this.#dice.pick([0.3, 1]),
    };
    this.#say(`  ${JSON.stringify(order)}`);
    this.#present().world.faults.add(order);
  }

  #heal(): void {
    this.#trouble();
    for (const server of this.#servers) server.world.faults.clear();
  }

  #pause(): void {
    this.#trouble();
    for (const { app } of this.#workbooks) app.pace.toggle();
    const frame = this.#workbooks[0]?.app.settings.current.frame ?? 500;
    this.#setFrame(frame);
  }

  #setFrame(frame: (typeof FRAME_CHOICES)[number]): void {
    this.#trouble();
    this.#frame = frame;
    for (const { app } of this.#workbooks) app.settings.change({ frame });
  }

  #changeKey(): void {
    this.#trouble();
    const { keys } = this.#present().world.keys;
    const way = this.#dice.int(0, 3);
    for (const { app } of this.#workbooks) {
      if (way === 0) app.keys.forget();
      else
        this.#enterKey(app, way === 1 ? "0123456789abcdef0123456789abcdef" : (keys[way === 2 ? "pro" : "free"] ?? ""));
    }
  }

  #enterKey(app: Workbook["app"], key: string): void {
    app.keys.enter(key, "computer");
    for (const address of SERVERS) app.keys.allow(address);
  }

  #changeServer(): void {
    this.#useServer(1 - this.#server);
  }

  #useServer(at: number): void {
    this.#trouble();
    this.#server = at;
    for (const { app } of this.#workbooks) app.settings.change({ ...SERVERS[at] });
    // One-time cells keep what the former server said until they are called again.
    this.#recalculate(this.#cells.filter(({ kind }) => !kind.live));
  }

  #setClock(): void {
    this.#trouble();
    this.#counts.jumps += 1;
    const by = this.#dice.pick([60_000, 3_600_000, 30 * 86_400_000]) * this.#dice.pick([1, -1]);
    this.#say(`  by ${by / 1_000} s`);
    for (const workbook of this.#workbooks) workbook.hands = this.#dice.chance(0.3) ? 0 : workbook.hands + by;
  }

  #sleep(): void {
    this.#trouble();
    this.#counts.jumps += 1;
    const { page } = this.#anyWorkbook();
    if (this.#asleep.has(page)) return;
    this.#asleep.add(page);
    page.freeze();
    this.#clock.after(this.#dice.pick([5_000, 90_000]), () => {
      this.#asleep.delete(page);
      page.thaw();
    });
  }

  #changePlan(): void {
    this.#trouble();
    const { keys } = this.#present().world;
    keys.named("pro").plan = keys.planNamed(this.#dice.pick(["free", "free-2024", "pro"])) ?? keys.named("pro").plan;
  }

  #record(): void {
    for (const chronicle of this.#chronicles) chronicle.record(this.#clock.now());
  }

  async #pass(milliseconds: number, moves = true): Promise<void> {
    for (let left = milliseconds; left > 0; left -= STEP) {
      await this.#clock.advance(Math.min(left, STEP));
      if (!moves) continue;
      for (const server of this.#servers) server.step();
      this.#record();
    }
    this.#counts.time += milliseconds;
  }

  /** Nothing troubles any more; the market moves for long, then it stands still, and each cell has to be right. */
  async #settle(): Promise<void> {
    this.#say("has a quiet time");
    this.#heal();
    for (const { world } of this.#servers)
      for (const name of ["pro", "free"])
        world.keys.named(name).plan = world.keys.planNamed(name) ?? world.keys.named(name).plan;
    const pro = this.#present().world.keys.keys["pro"] ?? "";
    for (const { app } of this.#workbooks) this.#enterKey(app, pro);
    this.#setFrame(500);
    await this.#pass(EXCUSED + 20_000);
    this.#recalculate(this.#cells.filter(({ kind }) => !kind.live));
    await this.#pass(20_000);
    await this.#pass(STILL, false);
    this.#recalculate(this.#cells.filter(({ kind }) => !kind.live));
    await this.#pass(STILL, false);
    const chronicle = this.#chronicles[this.#server];
    if (chronicle === undefined) return;
    for (const cell of this.#cells) {
      if (cell.kind.exact === undefined) continue;
      this.#counts.exact += 1;
      const right = cell.kind.exact(cell.args, chronicle);
      if (!isExactly(cell.shown, right))
        this.found.push(`at rest ${cell.name} shows ${describe(cell.shown)}, should be ${describe(right)}`);
    }
  }

  async #end(): Promise<void> {
    for (const cell of [...this.#cells]) this.#clear(cell);
    for (const workbook of [...this.#workbooks]) workbook.close();
    for (const { world } of this.#servers) {
      this.#counts.pushes += world.metrics.pushes;
      this.#counts.requests += world.metrics.requests;
    }
    await this.#clock.advance(100);
  }
}
