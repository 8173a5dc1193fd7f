import type { App } from "../../src/runtime/app";
import { prepareArguments } from "../../src/workbench/excel/arguments";
import {
  FunctionTable,
  type FunctionMetadata as Entry,
  type FunctionsJson,
} from "../../src/workbench/excel/functionTable";
import type { Argument } from "../../src/workbench/excel/values";
import { callFormula } from "./callFormula";
import { setApp } from "./cases/currentApp";
import { installCustomFunctions } from "./customFunctionsGlobal";
import { functionMetadata } from "./functionMetadata";

type Formula = (...all: unknown[]) => unknown;

/** Code that the program loads when it is first needed, in real time, of which the clock of a test knows nothing. */
const LOADED_LATER: readonly (() => Promise<unknown>)[] = [
  () => import("../../src/quotes/questions/rare"),
  () => import("../../src/quotes/rates/formulas"),
  () => import("../../src/quotes/indicators/formulas"),
  () => import("../../src/quotes/history/historySource"),
  () => import("../../src/runtime/status"),
  () => import("../../src/feed/sharing/membership"),
  () => import("../../src/feed/socketQueries"),
];

/** How Excel makes a call; it has more than one way. */
export interface Habits {
  /** What an empty cell is handed over as. */
  readonly emptyCell?: 0 | null;
  /** Only the value is looked at, in the formula bar. */
  readonly preview?: boolean;
  /** Parameters that Excel's own, older copy of the metadata knows. */
  readonly known?: number;
}

/** A call that goes on until it is let go of. */
export interface Running {
  /** As Excel cancels: may be said twice, and after the answer. */
  readonly cancel: () => void;
  /** Excel itself answers, without calling the formula. */
  readonly refused: boolean;
}

/** The formulas' own files, called as Excel's dispatcher calls them, on any program. */
export class FormulaSheet {
  readonly #table: FunctionTable;
  readonly #formulas: ReadonlyMap<string, Formula>;

  private constructor(table: FunctionTable, formulas: ReadonlyMap<string, Formula>) {
    this.#table = table;
    this.#formulas = formulas;
  }

  static async load(): Promise<FormulaSheet> {
    installCustomFunctions();
    const table = new FunctionTable(JSON.parse(JSON.stringify(await functionMetadata())) as FunctionsJson, "QOS");
    const formulas = new Map<string, Formula>();
    for (const { name } of table.all) formulas.set(name, await formulaOf(name));
    await Promise.all(LOADED_LATER.map((load) => load()));
    return new FormulaSheet(table, formulas);
  }

  get all(): readonly Entry[] {
    return this.#table.all;
  }

  /** A cell of a workbook whose program is `app` calls a formula; `show` hears whatever is handed to Excel, as it is. */
  call(
    app: App,
    { name, args }: { readonly name: string; readonly args: readonly Argument[] },
    show: (value: unknown) => void,
    { emptyCell = 0, preview = false, known }: Habits = {},
  ): Running {
    const entry = this.#table.find(name);
    const formula = this.#formulas.get(name);
    if (entry === undefined || formula === undefined) throw new Error(`no formula ${name}`);
    const prepared = prepareArguments(entry, args, { emptyCell, takesErrors: this.#table.takesErrors(entry) });
    if (!prepared.ok) return { cancel: () => undefined, refused: true };
    setApp(app);
    let over = false;
    const tell = (value: unknown): void => {
      if (!over) show(value);
    };
    const invocation = { functionName: name, isInValuePreview: preview, setResult: tell, onCanceled: () => undefined };
    callFormula(formula, [...prepared.values.slice(0, known), invocation], tell);
    return {
      refused: false,
      cancel() {
        over = true;
        invocation.onCanceled();
      },
    };
  }
}

/** A formula's function by its name. */
async function formulaOf(name: string): Promise<Formula> {
  const file = (await import(`../../src/functions/${name.toLowerCase()}`)) as Readonly<Record<string, Formula>>;
  const formula = file[name.toLowerCase()];
  if (formula === undefined) throw new Error(`src/functions/${name.toLowerCase()} exports no formula`);
  return formula;
}
