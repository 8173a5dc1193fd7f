import { seededRandom } from "../../../../src/kernel/random";
import type { SocketConnection, SocketHandlers, SocketPort } from "../../../../src/qos/socketClient";
import { watchWhenCrowded } from "../../../../src/features/activeSheet/whenCrowded";
import { builtApp, type BuiltApp } from "../../../support/builtApp";
import type { Ports } from "../../../../src/runtime/ports";
import { push, server, snapshotRow, ungroup } from "../../../support/builders";
import { memoryStorage, nodePorts } from "../../../support/nodePorts";
import { ScriptedHttp } from "../../../support/scriptedHttp";
import { TestClock } from "../../../support/testClock";
import { FakeBrowser, type FakePage } from "./fakeBrowser";

const KEY = "k3y-of-a-test-0123456789";

/** A connection as the server sees it. */
interface Link {
  readonly key: string;
  readonly page: FakePage;
  readonly handlers: SocketHandlers;
  readonly codes: Set<string>;
}

/** Milliseconds of a way over the network. */
const WAY = 30;
/** Milliseconds after which the server notices that a connection was closed. */
const NOTICE = 120;

/** A server that allows each key one connection, and says what it saw. */
class FakeServer {
  readonly http: ScriptedHttp;
  /** Moments of commands, heartbeats left out. */
  readonly commands: number[] = [];
  /** Moments of attempts to connect. */
  readonly attempts: number[] = [];
  /** Most connections at one time, over all keys. */
  most = 0;
  /** What becomes of a second connection. */
  second: "refused" | "pushes out the first" = "refused";
  /** Whether it answers questions over the socket. */
  speaksQueries = false;
  readonly open = new Set<Link>();
  readonly #clock: TestClock;

  constructor(clock: TestClock) {
    this.#clock = clock;
    this.http = new ScriptedHttp(clock);
    this.http.answer = server();
  }

  port(page: FakePage): SocketPort {
    return { open: (_address, key, handlers) => this.#connect(page, key, handlers) };
  }

  /** A price moves: whoever is subscribed is told. */
  move(code: string, price: number): void {
    for (const link of this.open)
      if (link.codes.has(code))
        this.#tell(link, push(code, { lp: String(price), ts: Math.floor(this.#clock.now() / 1e3) }));
  }

  /** A page has died, and its connections with it. */
  lose(page: FakePage): void {
    for (const link of this.open) if (link.page === page) this.#clock.after(NOTICE, () => void this.open.delete(link));
  }

  #connect(page: FakePage, key: string, handlers: SocketHandlers): SocketConnection {
    const link: Link = { key, page, handlers, codes: new Set() };
    let closed = false;
    this.attempts.push(this.#clock.now());
    this.#clock.after(WAY, () => {
      if (closed || page.dead) return;
      const others = [...this.open].filter((other) => other.key === key);
      if (others.length > 0 && this.second === "refused") return this.#refuse(link);
      for (const other of others) this.#refuse(other);
      this.open.add(link);
      this.most = Math.max(this.most, this.open.size);
      this.#clock.after(WAY, () => closed || page.deliver(() => handlers.onOpen()));
    });
    return {
      send: (text) => void this.#clock.after(WAY, () => this.#command(link, JSON.parse(text))),
      close: () => {
        closed = true;
        this.#clock.after(NOTICE, () => void this.open.delete(link));
      },
    };
  }

  #refuse(link: Link): void {
    this.open.delete(link);
    this.#clock.after(WAY, () => link.page.deliver(() => link.handlers.onClose(1008, "too many connections")));
  }

  #command(link: Link, { type, codes = [], reqid }: { type: string; codes?: string[]; reqid?: number }): void {
    if (!this.open.has(link)) return;
    if (type !== "H") this.commands.push(this.#clock.now());
    if (type === "RS") return this.#query(link, ungroup(codes), reqid);
    for (const code of ungroup(codes))
      if (type === "S") link.codes.add(code);
      else link.codes.delete(code);
    this.#tell(link, { type, msg: "OK", time: 1 });
  }

  /** Answers a query of 2025-06, or does not know it. */
  #query(link: Link, codes: readonly string[], reqid: number | undefined): void {
    const reply = this.speaksQueries
      ? { msg: "OK", data: codes.map((code) => snapshotRow(code)) }
      : { msg: "unknown type" };
    this.#tell(link, { type: "RS", reqid, ...reply });
  }

  #tell(link: Link, message: object): void {
    this.#clock.after(WAY, () => {
      if (this.open.has(link)) link.page.deliver(() => link.handlers.onText(JSON.stringify(message)));
    });
  }
}

/** A workbook: a page with a program in it. */
export interface Workbook {
  readonly page: FakePage;
  readonly app: BuiltApp;
  /** Closes it as a user does. */
  close(): void;
  /** Ends it without a word. */
  crash(): void;
  /** What a live cell shows, as it comes; ends when the returned function is called. */
  live(code: string): { readonly shown: unknown[]; readonly stop: () => void };
}

/** A computer with a browser in which workbooks are opened and closed, and a server. */
export class Office {
  readonly clock = new TestClock();
  readonly browser = new FakeBrowser(this.clock);
  readonly server = new FakeServer(this.clock);
  readonly workbooks: Workbook[] = [];
  #seed = 0;

  /** Milliseconds that claims of locks take in workbooks that are opened from now on. */
  lockDelay = 0;

  /** Opens a workbook; `key` as entered, `replaced` for a browser that lacks something. */
  open(key: string | undefined = KEY, replaced: Partial<Ports> = {}, browser = this.browser): Workbook {
    const page = browser.page();
    page.lockDelay = this.lockDelay;
    const leaving: (() => void)[] = [];
    const app = builtApp(
      nodePorts({
        clock: pageClock(this.clock, page),
        random: seededRandom((this.#seed += 1)),
        http: this.server.http,
        socket: this.server.port(page),
        locks: page.locks,
        openChannel: page.openChannel,
        storage: memoryStorage({ "qos.key": { key, remember: true }, "qos.settings": { frame: 250 } }),
        onClose: (leave) => void leaving.push(leave),
        ...replaced,
      }),
    );
    watchWhenCrowded(app);
    const end = (): void => {
      page.die();
      this.server.lose(page);
      this.workbooks.splice(this.workbooks.indexOf(workbook), 1);
    };
    const workbook: Workbook = {
      page,
      app,
      crash: end,
      close() {
        for (const leave of leaving) leave();
        end();
      },
      live(code) {
        const shown: unknown[] = [];
        return { shown, stop: app.live.value([code, "last"], (value) => shown.push(value)) };
      },
    };
    this.workbooks.push(workbook);
    return workbook;
  }

  get leaders(): readonly Workbook[] {
    return this.workbooks.filter(({ app }) => app.parts.sharing.role === "leader");
  }
}

/** Timers of a page end with it. */
function pageClock(clock: TestClock, page: FakePage): Ports["clock"] {
  return {
    now: () => clock.now(),
    after: (delay, task) => clock.after(delay, () => page.deliver(task)),
  };
}
