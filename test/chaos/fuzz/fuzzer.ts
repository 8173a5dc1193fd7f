import type { Argument } from "../../../src/workbench/excel/values";
import type { App } from "../../../src/runtime/app";
import type { Dice } from "../../support/dice";
import type { FormulaSheet } from "../../support/formulaSheet";
import type { TestClock } from "../../support/testClock";
import { misjudged, type Expected, type Manner, type Tally } from "./judge";

/** Looks at what is being loaded, each some milliseconds after the last. */
const MOST_LOOKS = 300;

/** One input: everything that is done with it is told to its trial. */
export class Trial {
  readonly findings: string[] = [];
  readonly dice: Dice;
  readonly sheet: FormulaSheet;
  /** Characters of all texts that the program was given. */
  size = 0;
  readonly #tally: Tally;

  constructor(dice: Dice, sheet: FormulaSheet, tally: Tally) {
    this.dice = dice;
    this.sheet = sheet;
    this.#tally = tally;
  }

  /** A text on its way into the program. */
  given(text: string): string {
    this.size += text.length;
    return text;
  }

  /** A formula on a program; the result says what it shows by now. */
  enter(
    app: App,
    name: string,
    args: readonly Argument[],
  ): { readonly shown: () => unknown; readonly stop: () => void } {
    let shown: unknown;
    const { cancel } = this.sheet.call(app, { name, args }, (value) => (shown = value));
    return { shown: () => shown, stop: cancel };
  }

  /**
   * What is loaded when it is first needed comes in real time, in which the clock of the test goes on by `step`
   * milliseconds a look.
   */
  async loaded(clock: TestClock, all: () => boolean, step = 1_000): Promise<void> {
    for (let time = 0; time < MOST_LOOKS && !all(); time += 1) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      await clock.advance(step);
    }
  }

  check(
    what: string,
    shown: unknown,
    expected: Expected | readonly (readonly Expected[])[],
    manner: Manner = "exact",
  ): void {
    const fault = misjudged(shown, expected, { manner, tally: this.#tally });
    if (fault !== undefined) this.findings.push(`${what}: ${fault}`);
  }

  /** Where more than numbers is to be compared. */
  expect(what: string, holds: boolean): void {
    this.#tally.cells += 1;
    if (!holds) this.findings.push(what);
  }
}

/** A kind of input, and the judgement of what comes of it. */
export interface Fuzzer {
  readonly name: string;
  readonly play: (trial: Trial) => Promise<void>;
}
