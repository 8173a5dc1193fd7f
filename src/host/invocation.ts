/** What the host hands a function besides its arguments, reduced to what is used. */
export interface Call {
  /** The formula is only being looked at: nothing may be asked. Only `true` counts; older hosts have no such flag. */
  readonly preview: boolean;
  /** The function's name, blank where the host does not tell it. */
  readonly name: string;
  onCanceled(cancel: () => void): void;
  /** Streaming functions only. */
  setResult(value: unknown): void;
}

/** The arguments as declared, and the call. */
export interface ReadCall {
  readonly given: readonly unknown[];
  readonly call: Call;
}

interface Invocation {
  onCanceled?: () => void;
  setResult?: (value: unknown) => void;
  readonly isInValuePreview?: unknown;
  readonly functionName?: unknown;
}

/**
 * Tells the arguments from the invocation object. Excel puts it behind as many arguments as its own, possibly day-old
 * copy of the metadata declares, so it may stand in the place of an argument that was added since.
 */
export function readCall(all: ArrayLike<unknown>): ReadCall {
  let count = all.length - 1;
  while (count >= 0 && !isInvocation(all[count])) count -= 1;
  const invocation = all[count];
  const isCalled = isInvocation(invocation);
  const given: unknown[] = [];
  for (let at = 0; at < (isCalled ? count : all.length); at += 1) given.push(all[at]);
  return { given, call: new InvocationCall(isCalled ? invocation : {}) };
}

/** A class: of each of many thousand cells there is one, and most are never cancelled nor set. */
class InvocationCall implements Call {
  readonly preview: boolean;
  readonly name: string;
  readonly #invocation: Invocation;

  constructor(invocation: Invocation) {
    this.#invocation = invocation;
    this.preview = invocation.isInValuePreview === true;
    this.name = String(invocation.functionName ?? "");
  }

  onCanceled(cancel: () => void): void {
    // A throw here would keep the other cancellations of the same message from happening.
    this.#invocation.onCanceled = () => {
      try {
        cancel();
      } catch {
        return;
      }
    };
  }

  setResult(value: unknown): void {
    this.#invocation.setResult?.(value);
  }
}

function isInvocation(value: unknown): value is Invocation {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return "setResult" in value || "onCanceled" in value || "functionName" in value;
}
