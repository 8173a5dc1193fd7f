import type { RunningAddin } from "../excelInJsdom";
import { startAddin } from "../excelInJsdom";
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

/**
 * Plays cases through the built add-in, in the stand-in for Excel with Microsoft's own dispatcher. One start serves all
 * cases: each has a server address of its own, at which the add-in begins afresh.
 */
export async function excelStage(): Promise<Stage> {
  const clock = new TestClock();
  let http = new ScriptedHttp(clock);
  let socket = new ScriptedSocket(clock);
  let zone = "UTC";
  let cases = 0;
  const globals = pageGlobals({ clock, http: () => http, socket: () => socket, zone: () => zone });
  const addin = await whileTimePasses(clock, startAddin({ visible: false, clock, globals }));
  const { excel, window } = addin;

  const store = (name: string, value: object | undefined): void => {
    if (value === undefined) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, JSON.stringify(value));
    window.dispatchEvent(new window.StorageEvent("storage", { key: name }));
  };
  const advance = async (milliseconds: number): Promise<void> => {
    for (let left = milliseconds; left > 0; left -= SLICE) {
      await scriptsLoaded(addin);
      await clock.advance(Math.min(SLICE, left));
    }
    await scriptsLoaded(addin);
  };
  await advance(AFTERWARDS);

  return {
    end: () => addin.close(),
    async open(scene): Promise<Play> {
      cases += 1;
      http = new ScriptedHttp(clock);
      socket = new ScriptedSocket(clock);
      socket.opensAtOnce = true;
      socket.latency = 20;
      zone = scene.zone ?? "UTC";
      let settings = { server: `https://case-${cases}.example`, ...scene.settings };
      clock.jump(millisOf(scene.now ?? NOON) - clock.now());
      // The first look at the settings is that of the first formula, which has the program built.
      store("qos.settings", settings);
      store("qos.key", scene.key === false ? undefined : { key: `${TEST_KEY}${cases}`, remember: true });
      await settle(3);
      clock.jump(millisOf(scene.now ?? NOON) - clock.now());
      return {
        http,
        socket,
        advance,
        change(part) {
          settings = { ...settings, ...part };
          store("qos.settings", settings);
        },
        call(name, args, show) {
          const [handle] = excel.turn({ begin: [{ name, args, onResult: (result) => show(readResult(result)) }] });
          return () => void (handle === undefined ? undefined : excel.turn({ end: [handle] }));
        },
        async close() {
          await advance(AFTERWARDS);
          expect(addin.errors).toEqual([]);
        },
      };
    },
  };
}

/** Lets the page's time pass until something real has happened. */
async function whileTimePasses<T>(clock: TestClock, awaited: Promise<T>): Promise<T> {
  let over = false;
  const ends = (): void => void (over = true);
  awaited.then(ends, ends);
  while (!over) await clock.advance(5);
  return awaited;
}

/** Scripts that the page has asked for are there and have run. */
async function scriptsLoaded(addin: RunningAddin): Promise<void> {
  await settle();
  while (addin.loading() > 0) await settle();
  await settle(2);
}
