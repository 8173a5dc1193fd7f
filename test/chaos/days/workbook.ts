import { seededRandom } from "../../../src/kernel/random";
import { epochMillis } from "../../../src/kernel/time";
import type { Wake } from "../../../src/kernel/wake";
import { WatchedClock } from "../../../src/host/watchedClock";
import { builtApp, type BuiltApp } from "../../support/builtApp";
import { memoryStorage, nodePorts } from "../../support/nodePorts";
import type { SimulatorHere } from "../../support/simulatorHere/simulatorHere";
import type { TestClock } from "../../support/testClock";
import type { FakeBrowser, FakePage } from "../../unit/feed/sharing/fakeBrowser";

/** Addresses of the servers there are, the first of them the one that users begin with. */
export const SERVERS = [
  { server: "https://one.example", socket: "wss://one.example/ws" },
  { server: "https://two.example", socket: "wss://two.example/ws" },
] as const;

interface World {
  readonly clock: TestClock;
  readonly browser: FakeBrowser;
  readonly servers: readonly SimulatorHere[];
  readonly seed: number;
  readonly key: string;
  /** Which of `SERVERS` is in force. */
  readonly at: number;
}

/** A workbook with its program, in a page whose clock may be wrong, and which may sleep or die. */
export class Workbook {
  readonly app: BuiltApp;
  readonly page: FakePage;
  /** Milliseconds by which this page's hands are ahead of true time. */
  hands = 0;
  /** Excel was asked to call every formula anew. */
  recalculate: () => void = () => undefined;
  readonly #leave: (() => void)[] = [];
  readonly #wake: ((how: Wake) => void)[] = [];

  constructor({ clock, browser, servers, seed, key, at }: World) {
    this.page = browser.page();
    const { page } = this;
    const after = (delay: number, task: () => void) => clock.after(delay, () => page.deliver(task));
    const watched = new WatchedClock({
      now: () => epochMillis(clock.now() + this.hands),
      passed: () => clock.passed,
      setTimer: after,
      startTicker(tick) {
        let stop = after(1_000, again);
        function again(): void {
          stop = after(1_000, again);
          tick();
        }
        return () => stop();
      },
    });
    watched.jumps.subscribe(() => this.wake("slept"));
    const serverOf = (address: string): SimulatorHere => {
      const place = SERVERS.findIndex(({ server }) => new URL(server).host === new URL(address).host);
      const found = servers[place];
      if (found === undefined) throw new Error(`no server at ${address}`);
      return found;
    };
    const first = serverOf(SERVERS[0].server);
    this.app = builtApp(
      nodePorts({
        clock: watched,
        random: seededRandom(seed),
        http: { ...first.http(page), post: (request) => serverOf(request.url).http(page).post(request) },
        socket: {
          open: (address, secret, handlers) => serverOf(address).socket(page).open(address, secret, handlers),
        },
        locks: page.locks,
        openChannel: page.openChannel,
        storage: memoryStorage({
          "qos.settings": { ...SERVERS[at], frame: 500, timeZone: "utc", plan: PLAN },
          "qos.key": { key, remember: true, sentTo: SERVERS.map(({ server }) => new URL(server).host) },
        }),
        recalculate: async () => {
          this.recalculate();
          return true;
        },
        onWake: (wake) => void this.#wake.push(wake),
        onClose: (leave) => void this.#leave.push(leave),
      }),
    );
  }

  wake(how: Wake): void {
    for (const wake of this.#wake) wake(how);
  }

  /** Closed as a user does. */
  close(): void {
    for (const leave of this.#leave) leave();
    this.page.die();
  }
}

/** The plan that the user has entered, unless the day is about a small one. */
const PLAN = { products: 100, requests: 300, socketProducts: 100 };
