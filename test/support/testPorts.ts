import { seededRandom } from "../../src/kernel/random";
import type { Wake } from "../../src/kernel/wake";
import { noPersistentCache } from "../../src/quotes/persistentCache";
import { watchWhenCrowded } from "../../src/features/activeSheet/whenCrowded";
import { builtApp, type BuiltApp } from "./builtApp";
import type { Ports } from "../../src/runtime/ports";
import { server } from "./builders";
import { memoryStorage } from "./nodePorts";
import { ScriptedHttp } from "./scriptedHttp";
import { agree, ScriptedSocket } from "./scriptedSocket";
import { TestClock } from "./testClock";

export const TEST_KEY = "k3y-of-a-test-0123456789";

/** The world of a program under test, played by the test. */
export interface TestWorld {
  readonly ports: Ports;
  readonly clock: TestClock;
  readonly http: ScriptedHttp;
  readonly socket: ScriptedSocket;
  /** How often Excel was asked to call every formula anew. */
  readonly recalculations: () => number;
  /** The network is back, or the machine woke, unless another way is told. */
  readonly wake: (how?: Wake) => void;
  /** The page goes away. */
  readonly leave: () => void;
}

/**
 * Ports on a test clock: a server that knows every code and agrees to everything, unless the test says otherwise.
 * `stored`: what the user has entered before, by storage name.
 */
export function testWorld(
  stored: Readonly<Record<string, unknown>> = storedKey(),
  replaced: Partial<Ports> = {},
): TestWorld {
  const clock = new TestClock();
  const http = new ScriptedHttp(clock);
  const socket = new ScriptedSocket(clock);
  http.answer = server();
  socket.opensAtOnce = true;
  socket.latency = 20;
  socket.reply = agree;
  let recalculations = 0;
  const woken: ((how: Wake) => void)[] = [];
  const left: (() => void)[] = [];
  const ports: Ports = {
    clock,
    random: seededRandom(1),
    http,
    socket,
    storage: memoryStorage(stored),
    persistentCache: () => noPersistentCache,
    locale: () => "en",
    zone: () => "UTC",
    formatsNumbers: () => false,
    limitsMessages: () => false,
    recalculate: async () => {
      recalculations += 1;
      return true;
    },
    onWake: (wake) => void woken.push(wake),
    onClose: (leave) => void left.push(leave),
    version: "1.2.3",
    ...replaced,
  };
  return {
    ports,
    clock,
    http,
    socket,
    recalculations: () => recalculations,
    wake: (how = "slept") => woken.forEach((wake) => wake(how)),
    leave: () => left.forEach((leave) => leave()),
  };
}

/** Storage in which a key was entered. */
export function storedKey(key = TEST_KEY): Readonly<Record<string, unknown>> {
  return { "qos.key": { key, remember: true } };
}

/** A program in a world of its own. */
export function testApp(...given: Parameters<typeof testWorld>): TestWorld & { readonly app: BuiltApp } {
  const world = testWorld(...given);
  const app = builtApp(world.ports);
  watchWhenCrowded(app);
  return { ...world, app };
}
