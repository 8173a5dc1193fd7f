import { startGateway } from "../../../src/gateway/startGateway";
import { startSimulator as startServer } from "../../../src/simulator/startSimulator";
import type { SimulatorOptions } from "../../../src/simulator/options";
import type { Simulator } from "../../../src/simulator/simulator";

/**
 * Stands in for `startSimulator` where tests written for the server are to run through the gateway, unchanged: the
 * addresses are the gateway's, everything else is the server behind it.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const server = await startServer(options);
  const gateway = await startGateway({
    server: server.url,
    socket: server.wsUrl,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  return Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(server),
      url: { value: gateway.url },
      wsUrl: { value: gateway.wsUrl },
      stop: {
        value: async () => {
          await gateway.stop();
          await server.stop();
        },
      },
    },
  ) as Simulator;
}
