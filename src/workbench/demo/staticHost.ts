import { readFile } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance } from "fastify";
import { addinPage, OFFICE_PATH, SIMULATOR_PATH, workbenchPage, type Bootstrap } from "./addinPage";

export interface StaticHostOptions {
  /** The root of the project. */
  readonly root: string;
  readonly bootstrap: Bootstrap;
  /** Where the simulator is steered, if there is one. */
  readonly admin?: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

export interface StaticHost {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the workbench, the built add-in and office.js to this machine alone. */
export async function startStaticHost({ root, bootstrap, admin, port }: StaticHostOptions): Promise<StaticHost> {
  const server = fastify({ forceCloseConnections: true });
  const addin = path.join(root, "dist/addin");
  const workbench = path.join(root, "dist/workbench");
  server.addHook("onRequest", async (request, reply) => {
    if (!isOwn(request.headers))
      return reply.code(403).type("text/plain").send("This page is for this computer alone.");
  });
  server.addHook("onSend", async (_request, reply) => {
    reply.header("Cache-Control", "no-cache");
  });
  for (const address of ["/", "/index.html"]) {
    server.get(address, async (_request, reply) => {
      const html = await readFile(path.join(workbench, "index.html"), "utf8");
      return reply.type(HTML).send(workbenchPage(html, admin !== undefined));
    });
  }
  server.get("/addin/taskpane.html", async (_request, reply) => {
    const html = await readFile(path.join(addin, "taskpane.html"), "utf8");
    return reply.type(HTML).send(addinPage(html, bootstrap));
  });
  if (admin !== undefined) passOn(server, admin);
  await server.register(fastifyStatic, { root: workbench, prefix: "/", index: false });
  await server.register(fastifyStatic, { root: addin, prefix: "/addin/", decorateReply: false });
  await server.register(fastifyStatic, {
    root: path.join(root, "node_modules/@microsoft/office-js/dist"),
    prefix: OFFICE_PATH,
    decorateReply: false,
  });
  const url = await server.listen({ host: "127.0.0.1", port });
  return { url, close: () => server.close() };
}

/**
 * Whether a request names this machine and comes from a page of this host: a page of another site could reach it under
 * a name of its own.
 */
function isOwn({ host = "", origin }: IncomingHttpHeaders): boolean {
  const url = `http://${host}`;
  const known = URL.canParse(url) && ["127.0.0.1", "localhost"].includes(new URL(url).hostname);
  return known && (origin === undefined || origin === url);
}

const HTML = "text/html; charset=utf-8";

const JSON_BODY = { "content-type": "application/json" };

/** The page reaches the simulator's controls through its own origin: no other page of the browser may steer it. */
function passOn(server: FastifyInstance, admin: string): void {
  server.all<{ readonly Params: { readonly "*": string } }>(`${SIMULATOR_PATH}*`, async (request, reply) => {
    const { method, params, body } = request;
    const asked = await fetch(`${admin}/${params["*"]}`, {
      method,
      ...(method === "GET" ? {} : { headers: JSON_BODY, body: JSON.stringify(body ?? {}) }),
    });
    return reply
      .code(asked.status)
      .type("application/json")
      .send(await asked.text());
  });
}
