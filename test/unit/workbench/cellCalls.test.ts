import type { Call, CallHandle } from "../../../src/workbench/excel/calls";
import type { HostTurn } from "../../../src/workbench/excel/excelHost";
import { FunctionTable } from "../../../src/workbench/excel/functionTable";
import { EMPTY_CELL, type CellResult } from "../../../src/workbench/excel/values";
import { CellCalls, type CellCallsOptions, type CellId } from "../../../src/workbench/page/calls/cellCalls";

const functions = new FunctionTable(
  {
    functions: [
      { id: "PRICE", name: "PRICE", parameters: [{ name: "code" }], options: { cancelable: true } },
      { id: "LIVE", name: "LIVE", parameters: [{ name: "code" }], options: { stream: true } },
      { id: "HERE", name: "HERE", parameters: [], options: { stream: true, requiresStreamAddress: true } },
    ],
  },
  "QOS",
);

/** Writes down what it is told, and lets a test answer. */
class RecordingHost {
  /** Each turn as text: calls, then cancellations. */
  readonly turns: string[] = [];
  readonly #calls: { readonly call: Call; readonly handle: CallHandle }[] = [];

  turn({ begin = [], end = [] }: HostTurn): readonly CallHandle[] {
    const handles = begin.map((call) => {
      const id = this.#calls.length + 1;
      const handle = { id, name: call.name, streaming: false, last: undefined, count: 0, cancelled: false };
      this.#calls.push({ call, handle });
      return handle;
    });
    const made = begin.map(({ name, args = [] }) => `${name}(${args.map(String).join(",")})`);
    this.turns.push([...made, ...end.map(({ id }) => `cancel ${id}`)].join(" "));
    return handles;
  }

  answer(id: number, result: CellResult): void {
    const found = this.#calls[id - 1];
    found?.call.onResult?.(result, found.handle);
  }
}

/** A sheet of cells that each call what a test says. */
class Sheet {
  readonly host = new RecordingHost();
  readonly told: CellId[][] = [];
  readonly calls: CellCalls;

  constructor(options: Partial<CellCallsOptions> = {}) {
    this.calls = new CellCalls({ functions, onResults: (cells) => this.told.push([...cells]), ...options });
    this.calls.connect(this.host);
  }

  /** Evaluates one cell, whose formula calls these; what it shows. */
  async evaluate(cell: CellId, ...formula: readonly [name: string, ...args: string[]][]): Promise<unknown[]> {
    const shown = formula.map(([name, ...args]) => this.calls.read(cell, name, args, `Sheet1!A${cell}`));
    this.calls.sweep({ isGone: () => false, wasEvaluated: (each) => each === cell });
    await Promise.resolve();
    return shown;
  }
}

test("a formula is called once, however often its cell is evaluated", async () => {
  const sheet = new Sheet();
  expect(await sheet.evaluate(1, ["PRICE", "US:AAPL"])).toEqual([undefined]);
  sheet.host.answer(1, { value: 210 });
  await Promise.resolve();
  expect(sheet.told).toEqual([[1]]);
  expect(await sheet.evaluate(1, ["PRICE", "US:AAPL"])).toEqual([{ value: 210 }]);
  expect(sheet.host.turns).toEqual(["PRICE(US:AAPL)"]);
});

test("a changed argument makes the new call before the old one is cancelled, in one message", async () => {
  const sheet = new Sheet();
  await sheet.evaluate(1, ["LIVE", "US:AAPL"]);
  await sheet.evaluate(1, ["LIVE", "US:TSLA"]);
  expect(sheet.host.turns).toEqual(["LIVE(US:AAPL)", "LIVE(US:TSLA) cancel 1"]);
});

test("equal streams are one call, until the last of their cells leaves", async () => {
  const sheet = new Sheet();
  await sheet.evaluate(1, ["LIVE", "US:AAPL"]);
  await sheet.evaluate(2, ["live", "US:AAPL"]);
  sheet.host.answer(1, { value: 1 });
  await Promise.resolve();
  expect(sheet.told).toEqual([[1, 2]]);
  await sheet.evaluate(1);
  expect(sheet.host.turns).toEqual(["LIVE(US:AAPL)"]);
  await sheet.evaluate(2);
  expect(sheet.host.turns).toEqual(["LIVE(US:AAPL)", "cancel 1"]);
  expect(sheet.calls.cells).toEqual([]);
});

test("streams are calls of their own when the habit is off, or when they know their cell", async () => {
  const separate = new Sheet({ habits: { shareStreams: false } });
  await separate.evaluate(1, ["LIVE", "US:AAPL"]);
  await separate.evaluate(2, ["LIVE", "US:AAPL"]);
  expect(separate.host.turns).toEqual(["LIVE(US:AAPL)", "LIVE(US:AAPL)"]);
  const placed = new Sheet();
  await placed.evaluate(1, ["HERE"]);
  await placed.evaluate(2, ["HERE"]);
  expect(placed.host.turns).toEqual(["HERE()", "HERE()"]);
});

test("one-time calls belong to their cell", async () => {
  const sheet = new Sheet();
  await sheet.evaluate(1, ["PRICE", "US:AAPL"]);
  await sheet.evaluate(2, ["PRICE", "US:AAPL"]);
  expect(sheet.host.turns).toEqual(["PRICE(US:AAPL)", "PRICE(US:AAPL)"]);
});

test("all calls of one evaluation go in one message", async () => {
  const sheet = new Sheet();
  for (const cell of [1, 2, 3]) sheet.calls.read(cell, "PRICE", [cell], "");
  await Promise.resolve();
  expect(sheet.host.turns).toEqual(["PRICE(1) PRICE(2) PRICE(3)"]);
});

test("an empty cell and an argument left out are different calls", async () => {
  const sheet = new Sheet();
  sheet.calls.read(1, "PRICE", [EMPTY_CELL], "");
  sheet.calls.read(1, "PRICE", [null], "");
  await Promise.resolve();
  expect(sheet.host.turns[0]?.split("PRICE")).toHaveLength(3);
});

test("a formula may make several calls, and end one of them", async () => {
  const sheet = new Sheet();
  await sheet.evaluate(1, ["LIVE", "A"], ["LIVE", "B"]);
  await sheet.evaluate(1, ["LIVE", "B"]);
  expect(sheet.host.turns).toEqual(["LIVE(A) LIVE(B)", "cancel 1"]);
});

test("cells that were no part of an evaluation keep their calls; deleted ones do not", async () => {
  const sheet = new Sheet();
  await sheet.evaluate(1, ["LIVE", "A"]);
  await sheet.evaluate(2, ["LIVE", "B"]);
  expect(sheet.host.turns).toHaveLength(2);
  sheet.calls.sweep({ isGone: (cell) => cell === 1, wasEvaluated: () => false });
  await Promise.resolve();
  expect(sheet.host.turns.slice(2)).toEqual(["cancel 1"]);
  expect(sheet.calls.cells).toEqual([2]);
});

test("a call that is dropped before it was made is never made", async () => {
  const sheet = new Sheet();
  sheet.calls.read(1, "LIVE", ["A"], "");
  sheet.calls.sweep({ isGone: () => true, wasEvaluated: () => false });
  await Promise.resolve();
  expect(sheet.host.turns).toEqual([]);
});

test("a full recalculation makes every call anew and shows that it waits", async () => {
  const sheet = new Sheet();
  await sheet.evaluate(1, ["PRICE", "A"]);
  await sheet.evaluate(2, ["LIVE", "B"]);
  sheet.host.answer(1, { value: 1 });
  sheet.host.answer(2, { value: 2 });
  sheet.calls.recalculate();
  await Promise.resolve();
  expect(sheet.host.turns.at(-1)).toBe("PRICE(A) LIVE(B) cancel 1 cancel 2");
  expect(await sheet.evaluate(1, ["PRICE", "A"])).toEqual([undefined]);
  sheet.host.answer(3, { value: 3 });
  expect(await sheet.evaluate(1, ["PRICE", "A"])).toEqual([{ value: 3 }]);
});

test("inserting a row calls one-time functions anew and leaves streams alone", async () => {
  const sheet = new Sheet();
  await sheet.evaluate(1, ["PRICE", "A"]);
  await sheet.evaluate(2, ["LIVE", "B"]);
  sheet.calls.inserted();
  await Promise.resolve();
  expect(sheet.host.turns.slice(2)).toEqual(["PRICE(A) cancel 1"]);
  const calm = new Sheet({ habits: { recallOnInsert: false } });
  await calm.evaluate(1, ["PRICE", "A"]);
  calm.calls.inserted();
  await Promise.resolve();
  expect(calm.host.turns).toEqual(["PRICE(A)"]);
});

test("a late result of a call that was replaced is not heard", async () => {
  const sheet = new Sheet();
  await sheet.evaluate(1, ["PRICE", "A"]);
  sheet.calls.recalculate();
  await Promise.resolve();
  sheet.host.answer(1, { value: "late" });
  expect(await sheet.evaluate(1, ["PRICE", "A"])).toEqual([undefined]);
});

test("an opened workbook shows what it remembers until the functions answer", async () => {
  const first = new Sheet();
  await first.evaluate(1, ["LIVE", "A"]);
  first.host.answer(1, { value: 1 });
  const second = new Sheet({ remembered: first.calls.results });
  expect(await second.evaluate(7, ["LIVE", "A"])).toEqual([{ value: 1 }]);
  expect(second.host.turns).toEqual(["LIVE(A)"]);
  second.host.answer(1, { value: 2 });
  expect(await second.evaluate(7, ["LIVE", "A"])).toEqual([{ value: 2 }]);
});

test("a formula that is only looked at makes no call", async () => {
  const sheet = new Sheet();
  expect(sheet.calls.peek("PRICE", ["A"])).toBeUndefined();
  await sheet.evaluate(1, ["PRICE", "A"]);
  sheet.host.answer(1, { value: 5 });
  expect(sheet.calls.peek("price", ["A"])).toEqual({ value: 5 });
  expect(sheet.host.turns).toEqual(["PRICE(A)"]);
});

test("closing the workbook ends every call at once", async () => {
  const sheet = new Sheet();
  await sheet.evaluate(1, ["LIVE", "A"]);
  sheet.calls.close();
  expect(sheet.host.turns).toEqual(["LIVE(A)", "cancel 1"]);
});

test("a formula that is written anew is called anew, and what others wait for goes on", async () => {
  const sheet = new Sheet();
  await sheet.evaluate(1, ["PRICE", "US:AAPL"]);
  await sheet.evaluate(2, ["PRICE", "US:TSLA"]);
  await sheet.evaluate(1, ["LIVE", "US:AAPL"], ["PRICE", "US:AAPL"]);
  sheet.calls.written(new Set([1]));
  await Promise.resolve();
  expect(sheet.host.turns.slice(2)).toEqual(["LIVE(US:AAPL)", "PRICE(US:AAPL) cancel 1"]);
});
