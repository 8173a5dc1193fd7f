import type { DOMWindow } from "jsdom";

/** When the results of one frame were handed to Microsoft's dispatcher. */
export interface Frame {
  /** Results in it. */
  readonly cells: number;
  /** Milliseconds from its first result to its last. */
  readonly milliseconds: number;
}

/** What passes through the page of a running add-in, counted from outside of it. */
export interface LiveFlow {
  /** Pushes that have reached the page. */
  readonly received: number;
  /** Frames of `QOS.LIVE` so far. */
  readonly frames: readonly Frame[];
  /** Starts to count anew. */
  clear(): void;
}

type Setter = { setResult: (value: unknown) => void };

interface Page {
  WebSocket: typeof WebSocket;
  readonly CustomFunctions: {
    associate(id: string, call: (...all: unknown[]) => void): void;
    readonly _association: { readonly mappings: Readonly<Record<string, (...all: unknown[]) => void>> };
  };
}

/** Looks on from now on; to be called before the first live formula. */
export function watchLiveFlow(window: DOMWindow): LiveFlow {
  const page = window as unknown as Page;
  let received = 0;
  let frames: Frame[] = [];
  page.WebSocket = class extends page.WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener("message", ({ data }) => {
        if (String(data).startsWith('{"tp"')) received += 1;
      });
    }
  };

  let open: { cells: number; readonly begin: number; end: number } | undefined;
  const note = (): void => {
    const now = performance.now();
    if (open === undefined) {
      open = { cells: 0, begin: now, end: now };
      // A frame is of one piece: it ends with the task in which it began.
      setImmediate(() => {
        if (open !== undefined) frames.push({ cells: open.cells, milliseconds: open.end - open.begin });
        open = undefined;
      });
    }
    open.cells += 1;
    open.end = now;
  };
  const live = page.CustomFunctions._association.mappings["LIVE"];
  if (live === undefined) throw new Error("LIVE is not associated");
  page.CustomFunctions.associate("LIVE", (...all) => {
    const invocation = all.at(-1) as Setter;
    const setResult = invocation.setResult.bind(invocation);
    invocation.setResult = (value) => {
      setResult(value);
      note();
    };
    live(...all);
  });
  return {
    get received() {
      return received;
    },
    get frames() {
      return frames;
    },
    clear() {
      received = 0;
      frames = [];
    },
  };
}
