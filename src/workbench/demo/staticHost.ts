import { readFile } from "node:fs/promises";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import fastify from "fastify";
import { addinPage, OFFICE_PATH, type Bootstrap } from "./addinPage";

export interface StaticHostOptions {
  /** The root of the project. */
  readonly root: string;
  readonly bootstrap: Bootstrap;
  /** 0 lets the system choose. */
  readonly port: number;
}

export interface StaticHost {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the workbench, the built add-in and office.js to this machine alone. */
export async function startStaticHost({ root, bootstrap, port }: StaticHostOptions): Promise<StaticHost> {
  const server = fastify({ forceCloseConnections: true });
  const addin = path.join(root, "dist/addin");
  server.addHook("onSend", async (_request, reply) => {
    reply.header("Cache-Control", "no-cache");
  });
  server.get("/addin/taskpane.html", async (_request, reply) => {
    const html = await readFile(path.join(addin, "taskpane.html"), "utf8");
    return reply.type("text/html; charset=utf-8").send(addinPage(html, bootstrap));
  });
  await server.register(fastifyStatic, { root: path.join(root, "dist/workbench"), prefix: "/" });
  await server.register(fastifyStatic, { root: addin, prefix: "/addin/", decorateReply: false });
  await server.register(fastifyStatic, {
    root: path.join(root, "node_modules/@microsoft/office-js/dist"),
    prefix: OFFICE_PATH,
    decorateReply: false,
  });
  const url = await server.listen({ host: "127.0.0.1", port });
  return { url, close: () => server.close() };
}
