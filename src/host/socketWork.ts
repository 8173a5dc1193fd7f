/** What the page says to the worker. */
export type ToWorker =
  | { readonly say: "open"; readonly url: string }
  | { readonly say: "send"; readonly text: string }
  | { readonly say: "close" };

/** What the worker tells the page. */
export type FromWorker =
  | { readonly tell: "open" }
  | { readonly tell: "texts"; readonly texts: readonly string[] }
  | { readonly tell: "close"; readonly code: number; readonly reason: string };

/** Of a worker's own world, what is used. */
export interface WorkerScope {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
  postMessage(told: FromWorker): void;
  /** Ends the worker. */
  close(): void;
  readonly WebSocket: new (url: string) => WorkerSocket;
  readonly performance: { now(): number };
  setTimeout(task: () => void, delay: number): number;
  clearTimeout(timer: number | undefined): void;
}

/** Of a WebSocket, what is used. */
export interface WorkerSocket {
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  readonly readyState: number;
  send(text: string): void;
  close(): void;
}

/**
 * A WebSocket in a worker. Every message costs the thread that receives it more than reading it does; here a page that is
 * sent two thousand a second gets forty parcels. The first message after a quiet time is told at once, those that follow
 * within 25 milliseconds together, in their order.
 *
 * Its text is what the worker runs, so it must not use anything from outside of itself.
 */
export function socketWork(scope: WorkerScope): void {
  const TOGETHER = 25;
  const OPEN = 1;
  let socket: WorkerSocket | undefined;
  let texts: string[] = [];
  let due: number | undefined;
  let toldAt = -TOGETHER;
  const tellTexts = (): void => {
    scope.clearTimeout(due);
    due = undefined;
    toldAt = scope.performance.now();
    if (texts.length > 0) scope.postMessage({ tell: "texts", texts });
    texts = [];
  };
  const hear = (text: unknown): void => {
    texts.push(typeof text === "string" ? text : "");
    if (due !== undefined) return;
    const wait = TOGETHER - (scope.performance.now() - toldAt);
    if (wait > 0) due = scope.setTimeout(tellTexts, wait);
    else tellTexts();
  };
  const ended = (code: number, reason: string): void => {
    tellTexts();
    scope.postMessage({ tell: "close", code, reason });
    scope.close();
  };
  const open = (url: string): void => {
    try {
      socket = new scope.WebSocket(url);
    } catch {
      return ended(1006, "");
    }
    socket.onopen = () => scope.postMessage({ tell: "open" });
    socket.onmessage = ({ data }) => hear(data);
    socket.onclose = ({ code, reason }) => ended(code, reason);
  };
  /** Nothing more is told. The server hears of it before the worker ends. */
  const close = (): void => {
    scope.clearTimeout(due);
    if (socket === undefined) return scope.close();
    socket.onopen = socket.onmessage = null;
    socket.onclose = () => scope.close();
    socket.close();
  };
  scope.onmessage = ({ data }) => {
    if (data.say === "open") open(data.url);
    else if (data.say === "close") close();
    // A connection that no longer takes anything ends by its silence.
    else if (socket?.readyState === OPEN) socket.send(data.text);
  };
}
