import type { Argument } from "../../../src/workbench/excel/values";
import type { Dice } from "../../support/dice";
import type { FormulaSheet, Running } from "../../support/formulaSheet";
import { isError, unsound } from "../fuzz/judge";
import type { CellKind, VisibleCodes } from "./kinds";
import type { Workbook } from "./workbook";

/** What the model of a day says about a moment. */
export interface Model {
  /** What may be shown now by a cell of this kind. */
  readonly visible: (kind: CellKind) => VisibleCodes;
  /** All has been well for so long that no live cell may show an error. */
  readonly well: () => boolean;
  readonly found: (what: string) => void;
  readonly tally: { cells: number; errors: number };
}

/** A cell of a sheet, its formula, and Excel's ways with it. */
export class Cell {
  readonly kind: CellKind;
  readonly args: readonly Argument[];
  readonly workbook: Workbook;
  shown: unknown;
  readonly #sheet: FormulaSheet;
  readonly #model: Model;
  #running: Running | undefined;

  constructor(
    sheet: FormulaSheet,
    model: Model,
    of: { kind: CellKind; args: readonly Argument[]; workbook: Workbook },
  ) {
    this.#sheet = sheet;
    this.#model = model;
    this.kind = of.kind;
    this.args = of.args;
    this.workbook = of.workbook;
  }

  get name(): string {
    return `${this.kind.name}(${this.args.map((arg) => String(arg)).join()})`;
  }

  /** The formula is called, in one of Excel's ways; one that ran before is let go of before or after it. */
  calculate(dice: Dice): void {
    const before = this.#running;
    const late = dice.chance(0.5);
    if (!late) before?.cancel();
    const twice = dice.chance(0.1) ? this.#call(dice) : undefined;
    const running = this.#call(dice);
    this.#running = running;
    if (late) before?.cancel();
    twice?.cancel();
  }

  /** Only looked at, in the formula bar: something comes at once, and nothing stays. */
  preview(): void {
    let shown: unknown;
    const { cancel } = this.#sheet.call(this.workbook.app, this.#formula, (value) => (shown = value), {
      preview: true,
    });
    if (this.kind.live && shown === undefined) this.#model.found(`${this.name} shows nothing in a preview`);
    cancel();
  }

  clear(): void {
    this.#running?.cancel();
    this.#running = undefined;
  }

  get #formula() {
    return { name: this.kind.name, args: this.args };
  }

  #call(dice: Dice): Running {
    const known = this.args.length + dice.int(0, 2);
    return this.#sheet.call(this.workbook.app, this.#formula, (value) => this.#show(value), {
      emptyCell: dice.pick([0, null]),
      ...(dice.chance(0.2) ? { known } : {}),
    });
  }

  /** Everything that is ever shown is judged at its moment. */
  #show(value: unknown): void {
    const { tally, found, visible, well } = this.#model;
    this.shown = value;
    tally.cells += 1;
    const bad = unsound(value);
    if (bad !== undefined) return found(`${this.name} shows ${bad}`);
    if (isError(value)) {
      tally.errors += 1;
      if (value.code === "#VALUE!") found(`${this.name} calls its arguments wrong: ${value.message}`);
      else if (well() && this.kind.live) found(`${this.name} shows an error though all is well: ${value.message}`);
      return;
    }
    const fault = this.kind.judge(value, this.args, visible(this.kind));
    if (fault !== undefined) found(`${this.name}: ${fault}`);
  }
}
