import type { Settings } from "../../../src/runtime/settings";
import { startAddin, type RunningAddin, type StartOptions } from "../excelInJsdom";
import { ScriptedHttp } from "../scriptedHttp";
import { ScriptedSocket } from "../scriptedSocket";
import { settle, TestClock } from "../testClock";
import { TEST_KEY } from "../testPorts";
import { readResult } from "./hostCells";
import { pageGlobals } from "./pageWorld";
import { millisOf, NOON, type Play, type Stage } from "./stage";

/** Milliseconds of the page's time for which scripts may be on their way unheard. */
const SLICE = 100;
/** Milliseconds after a case in which the page forgets it. */
const AFTERWARDS = 3_000;

/** Cases of one start ask within one minute what would take many; one that is about the plan starts afresh. */
const ROOMY_PLAN = { products: 10, requests: 10_000, socketProducts: 10 };

/**
 * Plays cases through the built add-in, in the stand-in for Excel with Microsoft's own dispatcher. One start serves all
 * cases but those that want one to themselves: each has a server address of its own, at which the add-in begins afresh.
 */
export class ExcelStage implements Stage {
  readonly #clock = new TestClock();
  #http = new ScriptedHttp(this.#clock);
  #socket = new ScriptedSocket(this.#clock);
  #zone = "UTC";
  #cases = 0;
  #addin: RunningAddin | undefined;
  readonly #excel: Pick<StartOptions, "functions" | "habits">;

  /** `excel`: what this Excel knows of the formulas, and how it behaves. */
  constructor(excel: Pick<StartOptions, "functions" | "habits"> = {}) {
    this.#excel = excel;
  }

  async open({ now = NOON, settings = {}, zone = "UTC", key = true, fresh = false }: Scene): Promise<Play> {
    if (fresh) this.end();
    this.#cases += 1;
    this.#http = new ScriptedHttp(this.#clock);
    this.#socket = new ScriptedSocket(this.#clock);
    this.#socket.opensAtOnce = true;
    this.#socket.latency = 20;
    this.#zone = zone;
    const addin = (this.#addin ??= await this.#start());
    let stored: object = {
      server: `https://case-${this.#cases}.example`,
      ...(fresh ? {} : { plan: ROOMY_PLAN }),
      ...settings,
    };
    this.#clock.jump(millisOf(now) - this.#clock.now());
    store(addin, "qos.settings", stored);
    store(addin, "qos.key", key ? { key: `${TEST_KEY}${this.#cases}`, remember: true } : undefined);
    await settle(3);
    return {
      http: this.#http,
      socket: this.#socket,
      advance: (milliseconds) => this.#advance(addin, milliseconds),
      change(part: Partial<Settings>) {
        stored = { ...stored, ...part };
        store(addin, "qos.settings", stored);
      },
      call(name, args, show) {
        const handles = addin.excel.turn({ begin: [{ name, args, onResult: (result) => show(readResult(result)) }] });
        return () => void addin.excel.turn({ end: handles });
      },
      close: async () => {
        await this.#advance(addin, AFTERWARDS);
        expect(addin.errors).toEqual([]);
      },
    };
  }

  end(): void {
    this.#addin?.close();
    this.#addin = undefined;
  }

  async #start(): Promise<RunningAddin> {
    const globals = pageGlobals({
      clock: this.#clock,
      http: () => this.#http,
      socket: () => this.#socket,
      zone: () => this.#zone,
    });
    const starting = startAddin({ visible: false, clock: this.#clock, globals, ...this.#excel });
    let over = false;
    const ends = (): void => void (over = true);
    starting.then(ends, ends);
    while (!over) await this.#clock.advance(5);
    const addin = await starting;
    Object.defineProperty(addin.window.navigator, "onLine", { get: () => this.#http.online() });
    await this.#advance(addin, AFTERWARDS);
    return addin;
  }

  /** Lets the page's time pass; scripts that it asks for meanwhile are there in no time. */
  async #advance(addin: RunningAddin, milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left -= SLICE) {
      await scriptsLoaded(addin);
      await this.#clock.advance(Math.min(SLICE, left));
    }
    await scriptsLoaded(addin);
  }
}

type Scene = Parameters<Stage["open"]>[0];

/** Stores a thing as another workbook of the same user does: the page is told. */
function store({ window }: RunningAddin, name: string, value: object | undefined): void {
  if (value === undefined) window.localStorage.removeItem(name);
  else window.localStorage.setItem(name, JSON.stringify(value));
  window.dispatchEvent(new window.StorageEvent("storage", { key: name }));
}

/** Scripts that the page has asked for are there and have run. */
async function scriptsLoaded(addin: RunningAddin): Promise<void> {
  await settle();
  while (addin.loading() > 0) await settle();
  await settle(2);
}
