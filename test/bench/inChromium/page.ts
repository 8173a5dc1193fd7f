import { ExcelHost } from "../../../src/workbench/excel/excelHost";
import { FunctionTable, type FunctionsJson } from "../../../src/workbench/excel/functionTable";
import type { Call } from "../../../src/workbench/excel/calls";
import { ANSWERED, FIELDS, nameOf, type AnsweredName } from "./cases";

/** What is measured in the page, called by name from outside of it. */
interface Bench {
  /** Makes the calls of a formula ready, answered by itself (`own`) or by a function that returns what it returned before (`empty`). */
  prepare(name: AnsweredName, how: "own" | "empty"): Promise<void>;
  /** Makes them, by one message; settles when all have been answered. */
  answer(): Promise<void>;
  /** Opens live cells over so many instruments; settles when each shows a value. */
  open(cells: number, codes: number): Promise<void>;
  /** Results that have reached live cells. */
  shown(): number;
}

declare global {
  interface Window {
    bench?: Bench;
  }
}

interface Associations {
  associate(id: string, call: (...all: unknown[]) => unknown): void;
  readonly _association: { readonly mappings: Readonly<Record<string, (...all: unknown[]) => unknown>> };
}

const functions = new FunctionTable({ functions: [] }, "QOS");
const host = new ExcelHost(window, { functions, visible: false });
const known = fetch("functions.json")
  .then((response) => response.json() as Promise<FunctionsJson>)
  .then((json) => functions.learn(json));

/** What others have left to be collected is not this one's time (`--expose-gc`). */
function collect(): void {
  if ("gc" in window && typeof window.gc === "function") window.gc();
}

let prepared: readonly Call[] = [];
const own = new Map<AnsweredName, (...all: unknown[]) => unknown>();

async function prepare(name: AnsweredName, how: "own" | "empty"): Promise<void> {
  await Promise.all([host.ready, known]);
  const { cells, argumentsAt } = ANSWERED[name];
  const page = window as unknown as { readonly CustomFunctions: Associations };
  const answered = own.get(name) ?? page.CustomFunctions._association.mappings[name];
  if (answered === undefined) throw new Error(`${name} is not associated`);
  own.set(name, answered);
  let readyMade: unknown;
  page.CustomFunctions.associate(name, (...all) => (readyMade = answered(...all)));
  const calls = Array.from({ length: cells }, (_, at): Call => ({ name, args: argumentsAt(at) }));
  // What is not known any more is asked for.
  prepared = calls.slice(0, 200);
  await answer();
  page.CustomFunctions.associate(name, how === "own" ? answered : () => readyMade);
  prepared = calls;
  collect();
}

async function answer(): Promise<void> {
  const results = await host.batch(prepared);
  host.flushes.clear();
  const error = results.find((result) => "error" in result);
  if (error !== undefined) throw new Error(JSON.stringify(error));
}

let results = 0;
// What was sent is not kept: in Excel it is not the page's.
setInterval(() => host.flushes.clear(), 100);

async function open(cells: number, codes: number): Promise<void> {
  await Promise.all([host.ready, known]);
  let waiting = cells;
  const begin = Array.from({ length: cells }, (_, at): Call => {
    let isShown = false;
    return {
      name: "LIVE",
      args: [nameOf(at % codes), FIELDS[Math.floor(at / codes) % FIELDS.length] ?? "last"],
      onResult(result) {
        results += 1;
        if (isShown || !("value" in result)) return;
        isShown = true;
        waiting -= 1;
      },
    };
  });
  host.turn({ begin });
  while (waiting > 0) await new Promise((resolve) => setTimeout(resolve, 100));
}

window.bench = { prepare, answer, open, shown: () => results };
