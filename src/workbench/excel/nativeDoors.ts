import { hostContext, hostInfo, type HostContextOptions } from "./hostContext";
import { DISPATCH } from "./messages";
import { safeArray, type SafeArray } from "./safeArray";

/** Hears of an event: its number, and what Excel says of it. */
type EventHandler = (event: number, payload: SafeArray) => void;

/** Takes the answer of a request: a status alone, or status and body. */
export type Answer = (response: SafeArray | number) => void;

/** A request as office.js makes it. */
export interface NativeRequest {
  readonly body: string;
  readonly flags: number;
  readonly answer: Answer;
}

export interface NativeDoorsOptions extends HostContextOptions {
  readonly onRequest: (request: NativeRequest) => void;
  readonly onCommandCompleted: (id: string, status: number) => void;
}

/** `window.external` as the desktop's web view gives it, and the way back through it. */
export class NativeDoors {
  readonly #handlers = new Map<number, EventHandler>();
  readonly #options: NativeDoorsOptions;

  constructor(options: NativeDoorsOptions) {
    this.#options = options;
  }

  /** Puts itself where office.js looks. Must come before office.js. */
  install(window: Window): void {
    Object.defineProperty(window, "external", { value: this.#external(), configurable: true, writable: true });
  }

  /** False when the add-in does not listen for such events. */
  raise(event: number, items: readonly unknown[]): boolean {
    const handler = this.#handlers.get(event);
    handler?.(event, safeArray(items));
    return handler !== undefined;
  }

  #external(): object {
    const context = hostContext(this.#options);
    return {
      GetHostInfo: () => hostInfo(this.#options.habits.locale),
      GetContext: () => context,
      GetLoggingAllowed: () => false,
      RegisterEvent: (event: number, _target: string, handler: EventHandler, done: Answer) => {
        this.#handlers.set(event, handler);
        done(0);
      },
      UnregisterEvent: (event: number, _target: string, done: Answer) => {
        this.#handlers.delete(event);
        done(0);
      },
      Execute: (id: number, args: readonly unknown[], answer: Answer) => this.#execute(id, args, answer),
    };
  }

  #execute(id: number, args: readonly unknown[], answer: Answer): void {
    if (id === DISPATCH.richApi) {
      const [message] = args as readonly [readonly unknown[]];
      return this.#options.onRequest({ body: String(message[4]), flags: Number(message[6]), answer });
    }
    if (id === DISPATCH.ribbonCommandCompleted) {
      this.#options.onCommandCompleted(String(args[0]), Number(args[1]));
      return answer(safeArray([0, null]));
    }
    answer(UNKNOWN_METHOD);
  }
}

/** ooeOperationNotSupported */
const UNKNOWN_METHOD = 5_000;
