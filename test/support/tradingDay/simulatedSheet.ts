import { startSimulator } from "../../../src/simulator/startSimulator";
import type { Simulator } from "../../../src/simulator/simulator";
import type { SimulatorOptions } from "../../../src/simulator/options";
import type { Argument } from "../../../src/workbench/excel/values";
import type { Cells } from "../cases/case";
import { readResult } from "../cases/hostCells";
import { pageGlobals } from "../cases/pageWorld";
import { startAddin, type RunningAddin } from "../excelInJsdom";
import { settle, TestClock } from "../testClock";
import { SimulatedNetwork } from "./simulatedNetwork";

/** A cell that goes on showing what its formula tells it. */
export interface Cell {
  readonly shown: () => Cells | undefined;
}

/**
 * The built add-in in the stand-in for Excel, with a simulator that keeps real hours as its server. Page and market
 * share one time, and it is the test's: hours pass as fast as there is nothing to do in them.
 */
export class SimulatedSheet {
  readonly simulator: Simulator;
  readonly #addin: RunningAddin;
  readonly #clock: TestClock;
  readonly #network: SimulatedNetwork;

  private constructor(
    addin: RunningAddin,
    simulator: Simulator,
    { clock, network }: { readonly clock: TestClock; readonly network: SimulatedNetwork },
  ) {
    this.simulator = simulator;
    this.#addin = addin;
    this.#clock = clock;
    this.#network = network;
  }

  /** Starts both at a moment (milliseconds). */
  static async open(start: number, options: SimulatorOptions = {}): Promise<SimulatedSheet> {
    const clock = new TestClock(start);
    const simulator = await startSimulator({
      clock,
      tickMs: 0,
      heartbeatTimeout: 0,
      invented: 0,
      alwaysOpen: false,
      enforceLimits: false,
      ...options,
    });
    const network = new SimulatedNetwork(simulator, clock);
    const globals = pageGlobals({ clock, http: () => network, socket: () => network, zone: () => "UTC" });
    const storage = {
      "qos.settings": JSON.stringify({ server: "https://simulated.example", plan: PLAN }),
      "qos.key": JSON.stringify({ key: simulator.keys.pro, remember: true }),
    };
    const starting = startAddin({ visible: false, clock, globals, storage });
    let over = false;
    const ends = (): void => void (over = true);
    starting.then(ends, ends);
    while (!over) await clock.advance(5);
    return new SimulatedSheet(await starting, simulator, { clock, network });
  }

  /** Errors that reached the page. */
  get errors(): readonly string[] {
    return this.#addin.errors;
  }

  enter(name: string, args: readonly Argument[]): Cell {
    let shown: Cells | undefined;
    this.#addin.excel.turn({ begin: [{ name, args, onResult: (result) => (shown = readResult(result)) }] });
    return { shown: () => shown };
  }

  /**
   * Time passes up to a moment (milliseconds) while the market stands, whoever asks; then it moves at once to that
   * moment and tells what has happened.
   */
  async goTo(moment: number): Promise<void> {
    for (let left = moment - this.#clock.now(); left > 0; left = moment - this.#clock.now()) {
      await this.#clock.advance(Math.min(left, UNHEARD));
      if (this.#isBusy()) await this.#quiet();
    }
    this.#network.step();
    await this.#quiet();
  }

  /** The computer sleeps up to a moment (milliseconds): the page's timers stand still while the clock goes on. */
  async sleepTo(moment: number): Promise<void> {
    this.#clock.jump(moment - this.#clock.now());
    await this.pass(WAKING);
  }

  /** Time passes for the page, this many milliseconds; the market stands. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#clock.now() + milliseconds;
    for (;;) {
      await this.#quiet();
      const left = end - this.#clock.now();
      const next = this.#clock.nextIn;
      if (next === undefined || next > left) break;
      await this.#clock.advance(next);
    }
    await this.#clock.advance(end - this.#clock.now());
    await this.#quiet();
  }

  async close(): Promise<void> {
    this.#addin.close();
    this.#network.close();
    await this.simulator.stop();
  }

  /** Until nothing is under way in real time. */
  async #quiet(): Promise<void> {
    await settle();
    while (this.#isBusy()) await settle();
    await settle(2);
  }

  #isBusy(): boolean {
    return this.#network.busy || this.#addin.loading() > 0;
  }
}

/** Milliseconds of an idle page's time for which an answer may wait: less than any after which it is given up. */
const UNHEARD = 5_000;

/** Milliseconds in which a page that wakes has its connection again. */
const WAKING = 20_000;

/** Cells of many kinds ask at every stop what would take a small plan minutes. */
const PLAN = { products: 10, requests: 10_000, socketProducts: 10 };
