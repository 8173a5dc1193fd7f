import type { Clock } from "../../kernel/clock";
import type { WireResult } from "./answers";
import { Calls, type Call, type CallHandle } from "./calls";
import { realClock } from "./clock";
import { FlushLog } from "./flushLog";
import { FunctionTable, type FunctionsJson } from "./functionTable";
import { DEFAULT_HABITS, type Habits } from "./habits";
import { MemorySheet } from "./memorySheet";
import { DISPATCH, EVENT, MESSAGE, WORKBOOK, type HostMessage } from "./messages";
import { NativeDoors } from "./nativeDoors";
import { Requests } from "./requests";
import { safeArray } from "./safeArray";
import type { Calculation, SheetPort } from "./sheetPort";
import type { Argument, CellResult } from "./values";
import { watchedSheet } from "./watchedSheet";
import type { WindowPort } from "./richApi/services";

export interface ExcelOptions {
  /** The add-in's functions; a table may learn them after the page has started, before the first call. */
  readonly functions: FunctionsJson | FunctionTable;
  /** Prefix of the functions in formulas. Default: QOS. */
  readonly namespace?: string;
  readonly habits?: Partial<Habits>;
  /** Whether the page starts as a visible pane. Default: true. */
  readonly visible?: boolean;
  /** The workbook that pane and ribbon see. Default: one that only remembers. */
  readonly sheet?: SheetPort;
  readonly documentUrl?: string;
  /** Settings that travel with the workbook. */
  readonly settings?: Map<string, string>;
  readonly clock?: Clock;
  readonly onPane?: (visible: boolean) => void;
  readonly onButton?: (id: string, enabled: boolean) => void;
  readonly onTab?: (id: string, visible: boolean) => void;
  /** Asked for by `Application.calculate`, besides the sheet's own `calculate`. */
  readonly onCalculate?: (type: Calculation) => void;
}

/** What is begun and what is ended by one message. */
export interface HostTurn {
  readonly begin?: readonly Call[];
  readonly end?: readonly CallHandle[];
}

/** A stream of results into one cell. */
export interface StreamHandle extends CallHandle {
  cancel(): void;
}

type ByPosition = readonly [name: string, args?: readonly Argument[], options?: Omit<Call, "name" | "args">];

/**
 * Excel toward one add-in page: calls its functions through Microsoft's own dispatcher and takes their results, shows
 * and hides its pane, presses its ribbon buttons, and lets it see a workbook.
 */
export class ExcelHost {
  /** Settles when the add-in's functions may be called. Calls made earlier wait, as cells do. */
  readonly ready: Promise<void>;
  readonly flushes = new FlushLog();
  readonly functions: FunctionTable;
  /** The workbook. What is done to it here the add-in is told of, as it is of what a person does. */
  readonly sheet: SheetPort;
  /** What threw while the add-in was being told something; Excel itself says nothing then. */
  readonly faults: unknown[] = [];
  readonly #clock: Clock;
  readonly #start: number;
  readonly #calls: Calls;
  readonly #doors: NativeDoors;
  readonly #requests: Requests;
  readonly #commands = new Map<string, () => void>();
  readonly #waiting: HostMessage[][] = [];
  readonly #onPane: (visible: boolean) => void;
  #habits: Habits;
  #isReady = false;
  #paneVisible: boolean;
  #nextCommand = 1;

  /** Installs Excel in `window`. Must happen before office.js is loaded there. */
  constructor(window: Window & { readonly JSON: JSON }, options: ExcelOptions) {
    this.#clock = options.clock ?? realClock;
    this.#start = this.#clock.now();
    this.#habits = { ...DEFAULT_HABITS, ...options.habits };
    this.#paneVisible = options.visible ?? true;
    this.#onPane = options.onPane ?? (() => undefined);
    const { functions, namespace = "QOS" } = options;
    // By its shape: a table of the page around is of that page's own class.
    this.functions = "learn" in functions ? functions : new FunctionTable(functions, namespace);
    this.#calls = new Calls(
      this.functions,
      () => this.#habits,
      (json) => window.JSON.parse(json),
    );
    const { promise, resolve } = deferred();
    this.ready = promise;
    this.sheet = watchedSheet(options.sheet ?? new MemorySheet(), {
      onCalculate: (type) => options.onCalculate?.(type),
      onShown: (sheet) => this.sheetShown(sheet),
      onChanged: (sheet) => this.cellsChanged(sheet),
    });
    this.#requests = new Requests({
      clock: this.#clock,
      habits: () => this.#habits,
      sheet: this.sheet,
      window: this.#windowPort(options),
      onReady: () => this.#becomeReady(resolve),
      onResults: (results, size, outcome) => this.#take(results, size, outcome),
    });
    this.#doors = new NativeDoors({
      habits: this.#habits,
      visible: this.#paneVisible,
      documentUrl: options.documentUrl ?? "Book1.xlsx",
      settings: options.settings ?? new Map<string, string>(),
      onRequest: (request) => this.#requests.take(request),
      onCommandCompleted: (id) => this.#commands.get(id)?.(),
    });
    this.#doors.install(window);
  }

  /** Milliseconds since the stand-in was installed, the time of the log. */
  get now(): number {
    return this.#clock.now() - this.#start;
  }

  get habits(): Habits {
    return this.#habits;
  }

  get paneVisible(): boolean {
    return this.#paneVisible;
  }

  /** Streams that run and one-time calls that wait for their answer. */
  get open(): readonly CallHandle[] {
    return this.#calls.open;
  }

  /** What the add-in asked of Excel that is not here. */
  get unsupported(): readonly string[] {
    return this.#requests.unsupported;
  }

  /** Changes how Excel behaves from now on. */
  configure(habits: Partial<Omit<Habits, "requirementSets" | "enabledFeatures" | "locale">>): void {
    this.#habits = { ...this.#habits, ...habits };
    this.#requests.habitsChanged();
  }

  /** The first result of one formula. */
  call(...[name, args, options]: ByPosition): Promise<CellResult> {
    return this.batch([{ name, args: args ?? [], ...options }]).then(([result]) => result as CellResult);
  }

  /** The first result of each formula, all called by one message, as Excel calls the cells of a recalculation. */
  batch(calls: readonly Call[]): Promise<CellResult[]> {
    const answers = calls.map(() => deferred<CellResult>());
    this.turn({
      begin: calls.map((call, at) => ({
        ...call,
        onResult: (result, handle) => {
          call.onResult?.(result, handle);
          answers[at]?.resolve(result);
        },
      })),
    });
    return Promise.all(answers.map(({ promise }) => promise));
  }

  /** Calls a streaming function; every result is heard by `onResult`. */
  stream(name: string, args: readonly Argument[], onResult?: (result: CellResult) => void): StreamHandle {
    const [handle] = this.turn({ begin: [{ name, args, ...(onResult === undefined ? {} : { onResult }) }] });
    if (handle === undefined) throw new Error("no call was made");
    return withCancel(handle, () => this.turn({ end: [handle] }));
  }

  /** Edits cells: the new calls are made first and the old ones cancelled after them, in one message, as Excel does. */
  invokeThenCancel(begin: readonly Call[], end: readonly CallHandle[]): readonly CallHandle[] {
    return this.turn({ begin, end });
  }

  /** Sends one message with calls and cancellations. The handles of the calls, in order. */
  turn({ begin = [], end = [] }: HostTurn): readonly CallHandle[] {
    const begun = begin.map((call) => this.#calls.begin(call));
    const messages = [...begun.map(({ message }) => message), ...end.map((handle) => this.#calls.end(handle))];
    this.#send(messages.filter((message) => message !== undefined));
    return begun.map(({ handle }) => handle);
  }

  /** Presses a ribbon button whose action is ExecuteFunction; settles when the add-in says it is done. */
  command(functionName: string, buttonId = functionName): Promise<void> {
    const id = String(this.#nextCommand);
    this.#nextCommand += 1;
    return new Promise((resolve) => {
      this.#commands.set(id, resolve);
      const source = JSON.stringify({ source: { id: buttonId } });
      this.#guarded(() => this.#doors.raise(DISPATCH.ribbonCommand, [id, functionName, source]));
    });
  }

  /** Runs an action of `Office.actions.associate`, as a keyboard shortcut does. */
  action(name: string, argument?: string): void {
    this.#send([[MESSAGE.action, 1_000, "", JSON.stringify(argument === undefined ? [name] : [name, argument])]]);
  }

  /** Opens or closes the pane, as its button or its close box does; the page runs on. */
  showPane(visible: boolean): void {
    if (visible === this.#paneVisible) return;
    this.#paneVisible = visible;
    this.#onPane(visible);
    const body = JSON.stringify({ visibility: visible ? "Visible" : "Hidden" });
    this.#send([[MESSAGE.event, EVENT.visibilityChanged, "", body]]);
  }

  /** A person has turned to another sheet. */
  sheetShown(worksheetId: string): void {
    this.#raise(EVENT.sheetActivated, { worksheetId });
  }

  /** A person has changed cells of a sheet. */
  cellsChanged(worksheetId: string): void {
    this.#raise(EVENT.cellsChanged, { worksheetId, changeType: "RangeEdited", source: "Local" });
  }

  /** An event of the workbook. Before the add-in is there, nobody hears it. */
  #raise(type: number, event: object): void {
    if (this.#isReady) this.#send([[MESSAGE.event, type, WORKBOOK, JSON.stringify(event)]]);
  }

  #windowPort({ onButton, onTab }: ExcelOptions): WindowPort {
    return {
      paneVisible: () => this.#paneVisible,
      showPane: (visible) => this.showPane(visible),
      setButton: (id, enabled) => onButton?.(id, enabled),
      setTab: (id, visible) => onTab?.(id, visible),
    };
  }

  #send(messages: readonly HostMessage[]): void {
    if (messages.length === 0) return;
    if (!this.#isReady) {
      this.#waiting.push([...messages]);
      return;
    }
    this.#guarded(() => this.#doors.raise(DISPATCH.messages, messages.map(safeArray)));
  }

  #becomeReady(resolve: () => void): void {
    this.#isReady = true;
    for (const messages of this.#waiting.splice(0)) this.#send(messages);
    resolve();
  }

  #take(results: readonly WireResult[], size: number, outcome: Parameters<FlushLog["add"]>[0]["outcome"]): void {
    this.flushes.add({ at: this.now, results, size, outcome });
    if (outcome === "accepted") this.#calls.deliver(results);
  }

  /** The web view does not let a page's exception into Excel. */
  #guarded(tell: () => void): void {
    try {
      tell();
    } catch (fault) {
      this.faults.push(fault);
    }
  }
}

function withCancel(handle: CallHandle, cancel: () => void): StreamHandle {
  return Object.defineProperty(handle, "cancel", { value: cancel }) as StreamHandle;
}

function deferred<T = void>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
