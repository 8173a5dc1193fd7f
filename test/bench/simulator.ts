import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { groupCodes } from "../../src/market/codeList";
import { startSimulator } from "../../src/simulator/startSimulator";
import type { Simulator } from "../../src/simulator/simulator";

const CONNECTIONS = 50;
const CODES = 500;
const TOPICS = 4;
/** Different messages a second, each of which goes to every connection. */
const BOUND = 5_000;
const TICK = 400;
const SECONDS = 8;

/**
 * 500 codes by 4 topics at 5,000 pushes a second to 50 connections: whether the server keeps pace. Prints the
 * figures; false if it fell behind, which is less than the bound, a late move, or a push lost to a full socket.
 */
export async function benchSimulator(): Promise<boolean> {
  const tradesASecond = (BOUND / CODES / TOPICS) * 1.3;
  const simulator = await startSimulator({
    enforceLimits: false,
    tickMs: TICK,
    tickShare: (tradesASecond * TICK) / 1_000,
    heartbeatTimeout: 0,
  });
  const clients = await startClients(simulator);
  try {
    return await measure(simulator, clients);
  } finally {
    clients.kill();
    await simulator.stop();
  }
}

async function startClients({ url, keys, market, subscriptions }: Simulator): Promise<ChildProcess> {
  const codes = groupCodes(
    market.instruments
      .filter(({ depthLevels, suspendedFrom }) => depthLevels > 0 && suspendedFrom === undefined)
      .sort((left, right) => right.dailyVolume - left.dailyVolume)
      .slice(0, CODES)
      .map(({ code }) => code),
  );
  const commands = ["S", "T", "D", "K"].map((type) => ({ type, codes, ...(type === "K" && { kt: 1 }) }));
  const clients = fork(
    join(__dirname, "simulatorClients.ts"),
    [new URL(url).port, keys.pro, String(CONNECTIONS), JSON.stringify(commands)],
    { execArgv: ["--import", "tsx"] },
  );
  while ((subscriptions()["K1"] ?? []).length < CODES) await pause(100);
  await pause(2_000);
  return clients;
}

async function measure({ metrics }: Simulator, clients: ChildProcess): Promise<boolean> {
  const received = async (): Promise<number> => {
    clients.send("count");
    return Number((await once(clients, "message"))[0]);
  };
  const before = { ...metrics, received: await received(), cpu: process.cpuUsage(), at: performance.now() };
  await pause(SECONDS * 1_000);
  const seconds = (performance.now() - before.at) / 1_000;
  const cpu = process.cpuUsage(before.cpu);
  const rate = (after: number, earlier: number): number => Math.round((after - earlier) / seconds);
  const made = rate(metrics.pushes, before.pushes);
  const late = metrics.lazySteps - before.lazySteps;
  const lost = metrics.pushesDropped - before.pushesDropped;
  const arrived = rate(await received(), before.received);
  console.log(`simulator: ${CODES} codes x ${TOPICS} topics to ${CONNECTIONS} connections
  pushes made      ${made}/s (bound ${BOUND}/s)
  messages sent    ${rate(metrics.pushesSent, before.pushesSent)}/s, received ${arrived}/s
  late moves       ${late}, lost ${lost}
  processor        ${Math.round(((cpu.user + cpu.system) / 1e6 / seconds) * 100)} % of one core`);
  return made >= BOUND && late === 0 && lost === 0;
}
