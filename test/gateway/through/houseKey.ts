import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/gateway/clock";
import { SECOND } from "../../../src/kernel/time";
import { startGateway } from "../../../src/gateway/startGateway";
import { TokenAdmission } from "../../../src/gateway/users/tokenAdmission";
import { addToken } from "../../../src/gateway/users/tokenFile";
import { codeOf, topicOf } from "../../../src/gateway/values/topic";
import { startSimulator as startServer } from "../../../src/simulator/startSimulator";
import type { SimulatorOptions } from "../../../src/simulator/options";
import type { Simulator } from "../../../src/simulator/simulator";

const PLANS = {
  free: { products: 10, requests: 30, connections: 1 },
  pro: { products: 500, requests: 600, connections: 10 },
};

/**
 * Stands in for `startSimulator` where tests written for the server are to run through a gateway with a house key,
 * unchanged: the keys are users' tokens, the house key is the server's larger one, and what is done to connections is
 * done to the gateway's clients, whose server it is.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const server = await startServer(options);
  const clock = options.clock ?? systemClock;
  const file = join(mkdtempSync(join(tmpdir(), "gateway-")), "tokens.json");
  const keys = Object.fromEntries(
    Object.keys(PLANS).map((name) => [name, addToken(file, { name, plan: name, days: undefined }, clock.now())]),
  );
  const gateway = await startGateway({
    server: server.url,
    socket: server.wsUrl,
    clock,
    house: {
      // What a test has given up is soon given up by the gateway, too: the next one may have other faults.
      grace: SECOND,
      key: server.keys.pro,
      plan: { products: 500, requests: 600, live: 500, commands: 300, gap: 110 },
      admission: new TokenAdmission({
        clock,
        file,
        planOf: (name) => (name === "pro" ? PLANS.pro : PLANS.free),
        onFault: (error) => {
          throw error;
        },
      }),
    },
  });
  const dropConnections: Simulator["dropConnections"] = (how) => {
    const clients = [...gateway.sockets.clients];
    for (const client of clients) client.cut();
    return server.dropConnections({ ...how, key: "pro" }) + clients.length;
  };
  // A server's subscriptions are those of its clients; the gateway's own last a while longer.
  const subscriptions: Simulator["subscriptions"] = (key) => {
    const found: Record<string, string[]> = {};
    for (const client of gateway.sockets.clients) {
      if (key !== undefined && client.user.id !== `token:${key}`) continue;
      for (const slot of client.keys) (found[topicOf(slot)] ??= []).push(codeOf(slot));
    }
    return found;
  };
  return Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(server),
      url: { value: gateway.url },
      wsUrl: { value: gateway.wsUrl },
      keys: { value: keys },
      subscriptions: { value: subscriptions },
      dropConnections: { value: dropConnections },
      stop: {
        value: async () => {
          await gateway.stop();
          await server.stop();
        },
      },
    },
  ) as Simulator;
}
