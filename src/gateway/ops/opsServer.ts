import type { AddressInfo } from "node:net";
import fastify from "fastify";
import type { Gateway } from "../startGateway";
import { metricsOf } from "./metrics";

export interface OpsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers those who look after a gateway, on a port of its own that no user needs to reach. */
export async function startOps(gateway: Gateway, where: { host: string; port: number }): Promise<OpsServer> {
  const registry = metricsOf(gateway);
  const app = fastify({ forceCloseConnections: true });
  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/readyz", (_request, reply) => {
    const why = gateway.unready;
    return reply.code(why === undefined ? 200 : 503).send({ status: why ?? "ready" });
  });
  app.get("/metrics", async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  await app.listen(where);
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://${where.host}:${port}`, close: () => app.close() };
}
