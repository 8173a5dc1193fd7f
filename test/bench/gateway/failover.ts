import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { addToken } from "../../../src/gateway/users/tokenFile";
import type { Simulator } from "../../../src/simulator/simulator";
import { startSimulator } from "../../../src/simulator/startSimulator";
import { NatsServer } from "../../gateway/support/natsServer";
import { removeProgram, startGatewayProcess, type GatewayProcess } from "../../gateway/support/processes";
import { pushText } from "./push";

/**
 * `npm run bench:failover`: three gateways over a real NATS server, 200 clients of 50 codes, 2,000 pushes a second, and
 * more requests than the plan has. Holder, an edge and the bus are killed in turn.
 */
const CODES = 500;
const RATE = 2_000;
const CLIENTS = 200;
const OWN = 50;
/** Requests a minute that the plan has, and that are wanted. */
const REQUESTS = 60;
const WANTED_EVERY = 100;
/** Between two pushes of a code, for a frame, and for everything else on the way (milliseconds). */
const FRESH = (CODES / RATE) * 1_000 + 250 + 500;
const RIGHT_AGAIN = 5_000;

interface Seen {
  readonly opened: number;
  readonly wrong: number;
  readonly oldest: number;
  readonly following: number;
}

/** Pushes of the bench's own making, through the simulator, which counts connections and requests. */
function keepPushing(simulator: Simulator, codes: readonly string[]): () => void {
  const volumes = codes.map(() => 0);
  let next = 0;
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    for (let owed = Math.floor(((now - last) * RATE) / 1_000); owed > 0; owed -= 1) {
      const at = next % codes.length;
      next += 1;
      const volume = (volumes[at] ?? 0) + 1;
      volumes[at] = volume;
      const code = codes[at] ?? "";
      simulator.pushRaw("S", code, pushText(code, volume, now));
    }
    last = now;
  }, 10);
  return () => clearInterval(timer);
}

/** More requests than the plan has, at every living gateway. */
function keepAsking(living: () => readonly GatewayProcess[], key: string, codes: readonly string[]): () => void {
  let asked = 0;
  const timer = setInterval(() => {
    asked += 1;
    const gateway = living()[asked % living().length];
    const body = JSON.stringify({ codes: [codes[(asked * 13) % codes.length]] });
    void fetch(`${gateway?.url}/depth`, { method: "POST", headers: { key }, body }).then(
      (answer) => answer.text(),
      () => "",
    );
  }, WANTED_EVERY);
  return () => clearInterval(timer);
}

async function holderOf(gateways: readonly GatewayProcess[]): Promise<GatewayProcess | undefined> {
  for (const gateway of gateways) {
    const text = await fetch(`${gateway.ops}/metrics`).then(
      (answer) => answer.text(),
      () => "",
    );
    if (/^qos_gateway_upstream_holder 1$/m.test(text)) return gateway;
  }
  return undefined;
}

async function startAll(simulator: Simulator, nats: NatsServer): Promise<{ gateways: GatewayProcess[]; key: string }> {
  const socket = { products: CODES, commandsAMinute: 120, commandGap: 100, connections: 1 };
  simulator.setPlan("pro", { rest: { products: CODES, requestsAMinute: REQUESTS }, socket });
  const file = join(mkdtempSync(join(tmpdir(), "gateway-")), "tokens.json");
  const key = addToken(file, { name: "bench", plan: undefined, days: undefined }, Date.now());
  const house = `--house --i-may-share-this-key --house-products ${CODES} --house-requests ${REQUESTS} --house-live ${CODES}`;
  const users = `--house-commands 120 --house-gap 110 --products ${CODES} --requests 60000 --connections 1000 --log warn`;
  const args = [...`${house} ${users}`.split(" "), "--tokens", file, "--server", simulator.url, "--nats", nats.url];
  const start = (): Promise<GatewayProcess> => startGatewayProcess(args, { QOS_GATEWAY_HOUSE_KEY: simulator.keys.pro });
  return { gateways: [await start(), await start(), await start()], key };
}

async function main(): Promise<boolean> {
  const nats = await NatsServer.start();
  const simulator = await startSimulator({ tickMs: 0, invented: 900 });
  const { gateways, key } = await startAll(simulator, nats);
  const living = (): readonly GatewayProcess[] => gateways.filter((gateway) => !gateway.process.killed);
  const codes = simulator.market.instruments.slice(0, CODES).map(({ code }) => code);
  const followers = fork(join(__dirname, "followers.ts"), { execArgv: ["--import", "tsx"] });
  await once(followers, "message");
  const say = async (more: object = {}): Promise<Seen> => {
    const answer = once(followers, "message");
    followers.send({ ports: living().map(({ url }) => Number(new URL(url).port)), ...more });
    return (await answer)[0] as Seen;
  };
  const stops = [keepPushing(simulator, codes), keepAsking(living, key, codes)];
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, simulator.connections("pro"))), 5);

  /** Milliseconds from `begin` until all that is held is fresh, and stays so for two seconds. */
  const right = async (begin: number): Promise<number> => {
    let since: number | undefined;
    for (;;) {
      const { oldest, following } = await say();
      const now = Date.now();
      if (following < CLIENTS || oldest > FRESH) since = undefined;
      else since ??= now;
      if (since !== undefined && now - since > 2_000) return since - begin;
      if (now - begin > 60_000) return now - begin;
      await pause(50);
    }
  };

  await say({ clients: CLIENTS, own: OWN, codes, key });
  console.log(`all right at first after ${await right(Date.now())} ms`);
  await pause(5_000);
  let worst = 0;
  const recover = async (what: string, kill: () => Promise<void> | void): Promise<void> => {
    await kill();
    // Nothing has been felt yet: what is held is fresh for a moment more.
    const begin = Date.now();
    await pause(FRESH);
    const took = await right(begin);
    worst = Math.max(worst, took);
    console.log(`${what} killed: every client right again after ${took} ms (at most ${RIGHT_AGAIN})`);
  };
  await recover("holder", async () => (await holderOf(living()))?.kill("SIGKILL"));
  await recover("edge", async () => {
    const holder = await holderOf(living());
    living()
      .find((gateway) => gateway !== holder)
      ?.kill("SIGKILL");
  });
  await recover("bus", async () => {
    nats.kill();
    await pause(300);
    await nats.start();
  });
  const { wrong } = await say();
  const tooOften = simulator.requests.filter(({ kind, msg }) => kind === "rest" && /frequen/.test(msg)).length;
  const { connectionsRefused } = simulator.metrics;
  console.log(`wrong values ${wrong}, connections at one time ${most}, connections refused ${connectionsRefused}
requests beyond the plan ${tooOften}, of ${simulator.requests.filter(({ kind }) => kind === "rest").length} in all`);
  for (const stop of stops) stop();
  clearInterval(watch);
  followers.kill();
  for (const gateway of gateways) gateway.kill("SIGKILL");
  await simulator.stop();
  nats.stop();
  removeProgram();
  return worst <= RIGHT_AGAIN && wrong === 0 && most <= 1 && connectionsRefused === 0 && tooOften === 0;
}

void main().then((isKept) => {
  console.log(isKept ? "every bound kept" : "a bound was missed");
  process.exit(isKept ? 0 : 1);
});
