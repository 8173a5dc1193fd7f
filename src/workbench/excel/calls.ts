import { readResult, type WireResult } from "./answers";
import { prepareArguments } from "./arguments";
import type { FunctionTable } from "./functionTable";
import type { Habits } from "./habits";
import { MESSAGE, type HostMessage } from "./messages";
import type { Argument, CellError, CellResult } from "./values";

/** A formula that is about to call a function. */
export interface Call {
  /** With or without the namespace, in any case. */
  readonly name: string;
  readonly args?: readonly Argument[];
  /** The cell with the formula, for example `Sheet1!B2`; told only to functions that ask for it. */
  readonly address?: string;
  /** Hears every result in turn: one of an ordinary function, many of a streaming one. */
  readonly onResult?: (result: CellResult, handle: CallHandle) => void;
}

/** A call that has been made. */
export interface CallHandle {
  readonly id: number;
  readonly name: string;
  readonly streaming: boolean;
  /** The newest result, undefined while the cell shows #BUSY!. */
  readonly last: CellResult | undefined;
  /** Results heard so far. */
  readonly count: number;
  readonly cancelled: boolean;
}

interface OpenCall {
  readonly handle: Mutable<CallHandle>;
  readonly cancelable: boolean;
  readonly onResult: Call["onResult"];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The calls that wait for a result or stream, and the messages that begin and end them. */
export class Calls {
  readonly #open = new Map<number, OpenCall>();
  readonly #functions: FunctionTable;
  readonly #habits: () => Habits;
  readonly #parse: (json: string) => unknown;
  #nextId = 1;

  /** `parse` is that of the add-in's window, so that what it is given is of its own kind. */
  constructor(functions: FunctionTable, habits: () => Habits, parse: (json: string) => unknown) {
    this.#functions = functions;
    this.#habits = habits;
    this.#parse = parse;
  }

  /** Streams that run, and one-time calls without an answer. */
  get open(): readonly CallHandle[] {
    return [...this.#open.values()].map(({ handle }) => handle);
  }

  /** Registers the call. Without a message, Excel has answered by itself and the handle has the result. */
  begin(call: Call): { readonly handle: CallHandle; readonly message?: HostMessage } {
    const entry = this.#functions.find(call.name);
    if (entry === undefined) return this.#answeredByExcel(call, { error: "#NAME?" });
    const { emptyCell, isInValuePreview } = this.#habits();
    const args = prepareArguments(entry, call.args ?? [], {
      emptyCell,
      takesErrors: this.#functions.takesErrors(entry),
    });
    if (!args.ok) return this.#answeredByExcel(call, args.error);
    const options = entry.options ?? {};
    const handle = this.#handle(call, options.stream === true);
    this.#open.set(handle.id, {
      handle,
      cancelable: options.stream === true || options.cancelable === true,
      onResult: call.onResult,
    });
    const asksAddress = options.requiresAddress === true || options.requiresStreamAddress === true;
    const address = asksAddress ? (call.address ?? null) : null;
    const body = [handle.id, entry.id, args.values, address, this.#functions.flags(entry), null];
    return { handle, message: [MESSAGE.call, 1000, "", isInValuePreview ? this.#preview(body) : JSON.stringify(body)] };
  }

  /** Ends a call; undefined when there is nothing left to cancel, or the function does not wish to know. */
  end({ id }: CallHandle): HostMessage | undefined {
    const open = this.#open.get(id);
    if (open === undefined) return undefined;
    open.handle.cancelled = true;
    this.#open.delete(id);
    return open.cancelable ? [MESSAGE.call, 1001, "", JSON.stringify({ invocationId: id })] : undefined;
  }

  /** Hands a flush to the cells. Results of calls that have ended are dropped, as Excel drops them. */
  deliver(results: readonly WireResult[]): void {
    for (const result of results) {
      const open = this.#open.get(result[0]);
      if (open === undefined) continue;
      if (!open.handle.streaming) this.#open.delete(result[0]);
      const read = readResult(result);
      open.handle.last = read;
      open.handle.count += 1;
      open.onResult?.(read, open.handle);
    }
  }

  #handle(call: Call, streaming: boolean): Mutable<CallHandle> {
    const id = this.#nextId;
    this.#nextId += 1;
    return { id, name: call.name, streaming, last: undefined, count: 0, cancelled: false };
  }

  #answeredByExcel(call: Call, error: CellError): { readonly handle: CallHandle } {
    const handle = { ...this.#handle(call, false), last: error, count: 1 };
    call.onResult?.(error, handle);
    return { handle };
  }

  /**
   * This release of office.js has no way to carry the preview flag, newer ones set it on the invocation object. The
   * dispatcher pushes that object onto the list of arguments, so the list itself sets the flag then.
   */
  #preview(body: readonly unknown[]): unknown {
    const message = this.#parse(JSON.stringify(body)) as [unknown, unknown, unknown[]];
    const [, , values] = message;
    Object.defineProperty(values, "push", {
      value: (invocation: { isInValuePreview?: boolean }) => {
        invocation.isInValuePreview = true;
        values[values.length] = invocation;
      },
    });
    return message;
  }
}
