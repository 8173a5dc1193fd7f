import { openInWorker } from "../../../src/host/socketInWorker";
import {
  socketWork,
  type FromWorker,
  type ToWorker,
  type WorkerScope,
  type WorkerSocket,
} from "../../../src/host/socketWork";
import { TestClock } from "../../support/testClock";

class Socket implements WorkerSocket {
  onopen: WorkerSocket["onopen"] = null;
  onmessage: WorkerSocket["onmessage"] = null;
  onclose: WorkerSocket["onclose"] = null;
  readyState = 0;
  readonly sent: string[] = [];
  closing = false;

  constructor(readonly url: string) {
    if (url === "refused") throw new Error("refused");
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closing = true;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  says(...texts: unknown[]): void {
    for (const data of texts) this.onmessage?.({ data });
  }

  ends(code: number, reason: string): void {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }
}

/** A worker's world by the test's clock; `run` is what it runs, as its text or itself. */
function worker(run: (scope: WorkerScope) => void = socketWork): {
  readonly clock: TestClock;
  readonly told: FromWorker[];
  readonly say: (said: ToWorker) => void;
  readonly socket: () => Socket;
  readonly isOver: () => boolean;
} {
  const clock = new TestClock();
  const told: FromWorker[] = [];
  const timers = new Map<number, () => void>();
  const opened: Socket[] = [];
  let isOver = false;
  const scope: WorkerScope = {
    onmessage: null,
    postMessage: (one) => void told.push(one),
    close: () => (isOver = true),
    WebSocket: class extends Socket {
      constructor(url: string) {
        super(url);
        opened.push(this);
      }
    },
    performance: { now: () => clock.passed },
    setTimeout(task, delay) {
      timers.set(timers.size + 1, clock.after(delay, task));
      return timers.size;
    },
    clearTimeout: (timer) => timers.get(timer ?? 0)?.(),
  };
  run(scope);
  return {
    clock,
    told,
    say: (data) => scope.onmessage?.({ data }),
    socket() {
      const socket = opened.at(-1);
      if (socket === undefined) throw new Error("no socket was opened");
      return socket;
    },
    isOver: () => isOver,
  };
}

const texts = (...all: string[]): FromWorker => ({ tell: "texts", texts: all });

test("the first message is told at once, those that follow within 25 ms together and in their order", async () => {
  const { clock, told, say, socket } = worker();
  say({ say: "open", url: "wss://qos.example" });
  expect(socket().url).toBe("wss://qos.example");
  socket().opens();
  socket().says("1", "2");
  await clock.advance(10);
  socket().says("3");
  await clock.advance(14);
  expect(told).toEqual([{ tell: "open" }, texts("1")]);
  await clock.advance(1);
  socket().says("4");
  expect(told.slice(2)).toEqual([texts("2", "3")]);
  await clock.advance(25);
  expect(told.slice(3)).toEqual([texts("4")]);
  await clock.advance(1_000);
  socket().says("5");
  expect(told.slice(4)).toEqual([texts("5")]);
  expect(clock.pending).toBe(0);
});

test("what is no text is told as an empty one: it is counted as a message that could not be read", () => {
  const { told, say, socket } = worker();
  say({ say: "open", url: "wss://qos.example" });
  socket().says(new ArrayBuffer(3));
  expect(told).toEqual([texts("")]);
});

test("what came before the end is told before it, and then the worker is over", async () => {
  const { clock, told, say, socket, isOver } = worker();
  say({ say: "open", url: "wss://qos.example" });
  socket().opens();
  socket().says("1", "2", "3");
  socket().ends(4001, "key");
  expect(told.slice(1)).toEqual([texts("1"), texts("2", "3"), { tell: "close", code: 4001, reason: "key" }]);
  await clock.advance(1_000);
  expect([told.length, isOver(), clock.pending]).toEqual([4, true, 0]);
});

test("commands go out while the connection is open, and nowhere before and after", () => {
  const { say, socket } = worker();
  say({ say: "send", text: "too early" });
  say({ say: "open", url: "wss://qos.example" });
  say({ say: "send", text: "too early" });
  socket().opens();
  say({ say: "send", text: "H" });
  socket().ends(1006, "");
  say({ say: "send", text: "too late" });
  expect(socket().sent).toEqual(["H"]);
});

test("after it was let go nothing more is told; the worker stays until the server has heard of it", async () => {
  const { clock, told, say, socket, isOver } = worker();
  say({ say: "open", url: "wss://qos.example" });
  socket().opens();
  socket().says("1", "2");
  say({ say: "close" });
  socket().says("3");
  await clock.advance(1_000);
  expect([told, socket().closing, isOver()]).toEqual([[{ tell: "open" }, texts("1")], true, false]);
  socket().ends(1000, "");
  expect([told.length, isOver()]).toEqual([2, true]);
});

test("an address that no connection can be opened to is an end without a reason", () => {
  const { told, say, isOver } = worker();
  say({ say: "open", url: "refused" });
  expect([told, isOver()]).toEqual([[{ tell: "close", code: 1006, reason: "" }], true]);
});

test("what the worker runs uses nothing from outside of itself", async () => {
  const alone = new Function(`return ${socketWork.toString()}`)() as typeof socketWork;
  const { clock, told, say, socket } = worker(alone);
  say({ say: "open", url: "wss://qos.example" });
  socket().opens();
  socket().says("1", "2");
  await clock.advance(25);
  socket().ends(1000, "bye");
  expect(told).toEqual([{ tell: "open" }, texts("1"), texts("2"), { tell: "close", code: 1000, reason: "bye" }]);
});

/** A page that may have workers. `fails`: they turn out not to run. */
describe("a page that may have workers", () => {
  const before = { Worker: globalThis.Worker, create: URL.createObjectURL, revoke: URL.revokeObjectURL };
  const workers: PageWorker[] = [];

  class PageWorker {
    onmessage: ((event: { data: FromWorker }) => void) | null = null;
    onerror: (() => void) | null = null;
    readonly said: ToWorker[] = [];
    isTerminated = false;

    constructor() {
      workers.push(this);
    }

    postMessage(said: ToWorker): void {
      this.said.push(said);
    }

    terminate(): void {
      this.isTerminated = true;
    }
  }

  beforeEach(() => {
    workers.length = 0;
    Object.assign(globalThis, { Worker: PageWorker });
    Object.assign(URL, { createObjectURL: () => "blob:work", revokeObjectURL: () => undefined });
  });
  afterAll(() => {
    Object.assign(globalThis, { Worker: before.Worker });
    Object.assign(URL, { createObjectURL: before.create, revokeObjectURL: before.revoke });
  });

  const heard = (): { readonly log: string[]; readonly handlers: Parameters<typeof openInWorker>[1] } => {
    const log: string[] = [];
    return {
      log,
      handlers: {
        onOpen: () => log.push("open"),
        onText: (text) => log.push(text),
        onClose: (code, reason) => log.push(`close ${code} ${reason}`),
      },
    };
  };
  const never = (): never => {
    throw new Error("the page's own connection is not wanted");
  };

  test("hears each message by itself, and says what is to be sent", () => {
    const { log, handlers } = heard();
    const connection = openInWorker("wss://qos.example/?key=k", handlers, never);
    const [one] = workers;
    one?.onmessage?.({ data: { tell: "open" } });
    one?.onmessage?.({ data: { tell: "texts", texts: ["1", "2"] } });
    connection?.send("H");
    one?.onmessage?.({ data: { tell: "close", code: 1000, reason: "bye" } });
    expect(log).toEqual(["open", "1", "2", "close 1000 bye"]);
    expect(one?.said).toEqual([
      { say: "open", url: "wss://qos.example/?key=k" },
      { say: "send", text: "H" },
    ]);
  });

  test("hears nothing after it has let go, whatever is on its way", () => {
    const { log, handlers } = heard();
    const connection = openInWorker("wss://qos.example", handlers, never);
    const [one] = workers;
    connection?.close();
    one?.onmessage?.({ data: { tell: "texts", texts: ["late"] } });
    one?.onerror?.();
    expect([log, one?.said.at(-1)]).toEqual([[], { say: "close" }]);
  });

  test("opens the connection itself where the worker turns out not to run, and tries none again", () => {
    const { log, handlers } = heard();
    const sent: string[] = [];
    const own = { send: (text: string) => void sent.push(text), close: () => void sent.push("closed") };
    const connection = openInWorker("wss://qos.example", handlers, () => own);
    const [one] = workers;
    one?.onerror?.();
    one?.onmessage?.({ data: { tell: "open" } });
    connection?.send("H");
    connection?.close();
    expect([log, sent, one?.isTerminated]).toEqual([[], ["H", "closed"], true]);
    expect(openInWorker("wss://qos.example", handlers, never)).toBeUndefined();
    expect(workers).toHaveLength(1);
  });
});
