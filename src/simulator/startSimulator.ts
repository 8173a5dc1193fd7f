import type { AddressInfo } from "node:net";
import { MINUTE } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import type { Connection } from "./socket/connection";
import { DEMO_KEYS } from "./access/keyRing";
import { withDefaults, type SimulatorOptions } from "./options";
import { historyOf, type Plan } from "./access/plans";
import { Pusher } from "./socket/pusher";
import { createRestServer } from "./rest/restServer";
import type { Controls, PlanChange, Simulator } from "./simulator";
import { SocketServer } from "./socket/socketServer";
import { Subscriptions, type Topic } from "./socket/subscriptions";
import { clockFrom, systemClock } from "./clocks";
import { Truth } from "./truth";
import { World } from "./world";

/** Starts a QOS server on this machine. Rejects if the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = new World(withDefaults(options, options.start === undefined ? systemClock : clockFrom(options.start)));
  const subscriptions = new Subscriptions();
  const pusher = new Pusher(world, subscriptions);
  const sockets = new SocketServer(world, subscriptions, pusher);
  const controls = controlsOf(world, { subscriptions, pusher, sockets });
  const rest = createRestServer(world, controls);
  await rest.listen({ port: world.settings.port, host: world.settings.host });
  sockets.attach(rest.server);
  const { port } = rest.server.address() as AddressInfo;
  const { host } = world.settings;
  const stopSteps = keepStepping(world, () => controls.step());
  let stopped: Promise<void> | undefined;
  return Object.defineProperties(
    {
      url: `http://${host}:${port}`,
      wsUrl: `ws://${host}:${port}/ws`,
      keys: { free: "", pro: "", ...DEMO_KEYS, ...world.keys.keys },
      market: world.market,
      truth: new Truth(world.market),
      stop: () => (stopped ??= stopAll()),
    },
    Object.getOwnPropertyDescriptors(controls),
  ) as Simulator;

  async function stopAll(): Promise<void> {
    stopSteps();
    sockets.stop();
    await rest.close();
    await world.recorder.stop();
  }
}

interface Parts {
  readonly subscriptions: Subscriptions;
  readonly pusher: Pusher;
  readonly sockets: SocketServer;
}

function controlsOf(world: World, { subscriptions, pusher, sockets }: Parts): Controls {
  const chosen = (key: string | undefined): ((connection: Connection) => boolean) => {
    const holder = key === undefined ? undefined : world.keys.named(key);
    return (connection) => holder === undefined || connection.holder === holder;
  };
  return {
    setPlan(key, change) {
      const holder = world.keys.named(key);
      holder.plan =
        typeof change === "string"
          ? (world.keys.planNamed(change) ?? world.keys.named(change).plan)
          : changed(holder.plan, change);
    },
    planOf: (key) => world.keys.named(key).plan,
    expireKey(key, expired = true) {
      world.keys.named(key).expired = expired;
    },
    faults: world.faults,
    dropConnections({ key, by = "cut", code = 1_001 } = {}) {
      const dropped = [...sockets.connections].filter(chosen(key));
      for (const connection of dropped) {
        if (by === "close") connection.close(code, "");
        else connection[by]();
      }
      return dropped.length;
    },
    connections: (key) => [...sockets.connections].filter(chosen(key)).length,
    subscriptions: (key) => subscriptions.of(chosen(key)),
    lastPush: (topic, code) => pusher.last(topic, code),
    pushRaw(topic, code, text) {
      const wanting = subscriptions.watched.get(code as InstrumentCode)?.get(topic as Topic) ?? new Set<Connection>();
      pusher.pushRaw(text, wanting);
      return wanting.size;
    },
    setMarketOpen(isOpen, market) {
      // What has happened until now is told first.
      this.step();
      world.market.setOpen(isOpen, market);
    },
    step() {
      world.market.advanceTo(world.marketTime());
      pusher.push();
    },
    get requests() {
      return world.journal.records;
    },
    clearRequests: () => world.journal.clear(),
    metrics: world.metrics,
  };
}

function changed(plan: Plan, change: PlanChange): Plan {
  return {
    rest: { ...plan.rest, ...change.rest },
    endpoints: { ...plan.endpoints, ...change.endpoints },
    socket: { ...plan.socket, ...change.socket },
    bars: change.bars ?? plan.bars,
    history: { ...historyOf(plan), ...change.history },
  };
}

/** Moves the market every `tickMs`, counted from the start so that late moves do not add up. */
function keepStepping(world: World, step: () => void): () => void {
  const { clock, tickMs } = world.settings;
  if (tickMs <= 0) return () => undefined;
  let due = clock.now() + tickMs;
  let cancel = clock.after(tickMs, move);
  return () => cancel();

  function move(): void {
    step();
    const late = clock.now() - due;
    if (late > tickMs) world.metrics.lazySteps += 1;
    due = late > MINUTE || late < -tickMs ? clock.now() + tickMs : due + tickMs;
    cancel = clock.after(Math.max(0, due - clock.now()), move);
  }
}
