import type { Call, CallHandle } from "../../excel/calls";
import type { ExcelHost } from "../../excel/excelHost";

import type { FunctionTable } from "../../excel/functionTable";
import { EMPTY_CELL, type Argument, type CellResult } from "../../excel/values";

/** As much of Excel as makes and ends calls. */
export type CallHost = Pick<ExcelHost, "turn">;

/** A cell, by a name that stays when rows are inserted above it. */
export type CellId = number;

/** Which of Excel's habits with calls apply. */
export interface CallHabits {
  /** Streams of one function with equal arguments are one call, whatever cells they stand in. */
  readonly shareStreams: boolean;
  /** Inserting or deleting rows or columns calls one-time functions anew, although nothing they depend on has changed. */
  readonly recallOnInsert: boolean;
}

const CALL_HABITS: CallHabits = { shareStreams: true, recallOnInsert: true };

/** What became of the cells that call something. */
export interface Evaluation {
  /** The cell was deleted. */
  isGone(cell: CellId): boolean;
  /** Its formula was computed again, or is no longer one. */
  wasEvaluated(cell: CellId): boolean;
}

export interface CellCallsOptions {
  readonly functions: FunctionTable;
  /** Cells whose calls have new results, together for one flush of the add-in. */
  readonly onResults: (cells: ReadonlySet<CellId>) => void;
  readonly habits?: Partial<CallHabits>;
  /** Results of an earlier session, shown until the functions answer. */
  readonly remembered?: Readonly<Record<string, CellResult>>;
}

/** A function called for one cell, or for several that share a stream. */
interface Entry {
  readonly key: string;
  /** The call without its cell: function and arguments. */
  readonly signature: string;
  readonly call: Call;
  readonly cells: Set<CellId>;
  handle: CallHandle | undefined;
  result: CellResult | undefined;
}

/** What one cell calls. */
interface CellEntry {
  keys: Set<string>;
  /** Calls made in the evaluation that is under way; undefined while there is none. */
  touched: Set<string> | undefined;
}

/**
 * Which cell calls what. A sheet evaluates its formulas whenever it likes; this turns that into Excel's calls: one
 * call for a formula until its arguments change, new calls before cancellations, all of one evaluation in one message.
 */
export class CellCalls {
  readonly #options: CellCallsOptions;
  readonly #habits: CallHabits;
  readonly #entries = new Map<string, Entry>();
  readonly #cells = new Map<CellId, CellEntry>();
  readonly #remembered: Map<string, CellResult>;
  readonly #toBegin = new Set<Entry>();
  readonly #toEnd = new Set<CallHandle>();
  readonly #changed = new Set<CellId>();
  #host: CallHost | undefined;
  #sendScheduled = false;
  #tellScheduled = false;

  constructor(options: CellCallsOptions) {
    this.#options = options;
    this.#habits = { ...CALL_HABITS, ...options.habits };
    this.#remembered = new Map(Object.entries(options.remembered ?? {}));
  }

  /** The add-in is there; calls that waited for it are made. */
  connect(host: CallHost): void {
    this.#host = host;
    this.#scheduleSend();
  }

  /** Cells that call something. */
  get cells(): readonly CellId[] {
    return [...this.#cells.keys()];
  }

  /** Results by function and arguments, to be remembered with the workbook. */
  get results(): Readonly<Record<string, CellResult>> {
    const known = [...this.#entries.values()].filter(({ result }) => result !== undefined);
    return Object.fromEntries(known.map(({ signature, result }) => [signature, result as CellResult]));
  }

  /** What the formula of `cell` shows for this call: a result, or undefined while it waits for one (#BUSY!). */
  read(cell: CellId, name: string, args: readonly Argument[], address: string): CellResult | undefined {
    const signature = `${name.toUpperCase()}(${JSON.stringify(args, writeArgument)})`;
    const key = this.#isShared(name) ? signature : `${cell} ${signature}`;
    const cellEntry = this.#cellEntry(cell);
    cellEntry.touched = (cellEntry.touched ?? new Set()).add(key);
    const entry = this.#entries.get(key) ?? this.#open({ key, signature, call: { name, args, address } });
    entry.cells.add(cell);
    cellEntry.keys.add(key);
    return entry.result;
  }

  /** What a formula that is only being looked at shows: what is known, without a call. */
  peek(name: string, args: readonly Argument[]): CellResult | undefined {
    const signature = `${name.toUpperCase()}(${JSON.stringify(args, writeArgument)})`;
    return [...this.#entries.values()].find((entry) => entry.signature === signature)?.result;
  }

  /** Ends what is no longer called, after an evaluation. The calls of cells that were no part of it go on. */
  sweep({ isGone, wasEvaluated }: Evaluation): void {
    for (const [cell, entry] of [...this.#cells]) {
      if (isGone(cell)) this.#keep(cell, entry, new Set());
      else if (entry.touched !== undefined || wasEvaluated(cell)) this.#keep(cell, entry, entry.touched ?? new Set());
      entry.touched = undefined;
    }
  }

  /** Calls everything anew, as Ctrl+Alt+F9 does, or what some cells call; they show #BUSY! until they are answered. */
  recalculate(isConcerned: (cell: CellId) => boolean = () => true): void {
    this.#recall([...this.#entries.values()].filter(({ cells }) => [...cells].some(isConcerned)));
  }

  /** Rows or columns were inserted or deleted. */
  inserted(): void {
    if (!this.#habits.recallOnInsert) return;
    this.#recall([...this.#entries.values()].filter(({ call }) => !this.#streams(call.name)));
  }

  /** Formulas were written, the same as before perhaps: one-time functions in them are called all the same. */
  written(cells: ReadonlySet<CellId | undefined>): void {
    const known = [...this.#entries.values()].filter(({ handle }) => handle !== undefined);
    const concerned = known.filter((entry) => [...entry.cells].some((cell) => cells.has(cell)));
    this.#recall(concerned.filter(({ call }) => !this.#streams(call.name)));
  }

  #recall(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.handle !== undefined) this.#toEnd.add(entry.handle);
      entry.handle = undefined;
      entry.result = undefined;
      this.#toBegin.add(entry);
      for (const cell of entry.cells) this.#changed.add(cell);
    }
    this.#scheduleSend();
    this.#scheduleTell();
  }

  /** Ends everything: the workbook is closed. */
  close(): void {
    this.sweep({ isGone: () => true, wasEvaluated: () => true });
    this.#send();
  }

  #streams(name: string): boolean {
    return this.#options.functions.find(name)?.options?.stream === true;
  }

  #isShared(name: string): boolean {
    const options = this.#options.functions.find(name)?.options ?? {};
    const ownAddress = options.requiresAddress === true || options.requiresStreamAddress === true;
    return this.#habits.shareStreams && options.stream === true && !ownAddress;
  }

  #cellEntry(cell: CellId): CellEntry {
    const known = this.#cells.get(cell);
    if (known !== undefined) return known;
    const created: CellEntry = { keys: new Set(), touched: undefined };
    this.#cells.set(cell, created);
    return created;
  }

  #open({ key, signature, call }: Pick<Entry, "key" | "signature" | "call">): Entry {
    const result = this.#remembered.get(signature);
    const entry: Entry = { key, signature, call, cells: new Set(), handle: undefined, result };
    this.#entries.set(key, entry);
    this.#toBegin.add(entry);
    this.#scheduleSend();
    return entry;
  }

  #keep(cell: CellId, { keys }: CellEntry, used: ReadonlySet<string>): void {
    for (const key of keys) {
      if (used.has(key)) continue;
      keys.delete(key);
      this.#leave(cell, key);
    }
    if (keys.size === 0) this.#cells.delete(cell);
  }

  #leave(cell: CellId, key: string): void {
    const entry = this.#entries.get(key);
    entry?.cells.delete(cell);
    if (entry === undefined || entry.cells.size > 0) return;
    this.#entries.delete(key);
    this.#toBegin.delete(entry);
    if (entry.handle !== undefined) this.#toEnd.add(entry.handle);
    this.#scheduleSend();
  }

  #scheduleSend(): void {
    if (this.#sendScheduled) return;
    this.#sendScheduled = true;
    queueMicrotask(() => {
      this.#sendScheduled = false;
      this.#send();
    });
  }

  #send(): void {
    if (this.#host === undefined) return;
    const entries = [...this.#toBegin];
    const end = [...this.#toEnd];
    this.#toBegin.clear();
    this.#toEnd.clear();
    if (entries.length === 0 && end.length === 0) return;
    const begin = entries.map((entry) => ({
      ...entry.call,
      onResult: (result: CellResult, handle: CallHandle) => this.#hear(entry, handle, result),
    }));
    const handles = this.#host.turn({ begin, end });
    entries.forEach((entry, at) => {
      entry.handle = handles[at];
    });
  }

  #hear(entry: Entry, handle: CallHandle, result: CellResult): void {
    if (entry.handle !== undefined && entry.handle !== handle) return;
    entry.result = result;
    this.#remembered.delete(entry.signature);
    for (const cell of entry.cells) this.#changed.add(cell);
    this.#scheduleTell();
  }

  #scheduleTell(): void {
    if (this.#tellScheduled) return;
    this.#tellScheduled = true;
    queueMicrotask(() => {
      this.#tellScheduled = false;
      const changed = new Set(this.#changed);
      this.#changed.clear();
      this.#options.onResults(changed);
    });
  }
}

function writeArgument(_key: string, value: unknown): unknown {
  return value === EMPTY_CELL ? { empty: true } : value;
}
