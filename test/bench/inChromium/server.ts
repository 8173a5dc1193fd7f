import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { WebSocketServer, type WebSocket } from "ws";
import { addinPage, OFFICE_PATH } from "../../../src/workbench/demo/addinPage";
import { server, snapshotRow, ungroup } from "../../support/builders";
import { ok } from "../../support/scriptedHttp";
import { infoRow } from "../infoRow";
import { pushTexts } from "../inNode/pushTexts";
import { NOON } from "./noon";

/**
 * A program of its own: the built add-in with the stand-in for Excel, and a QOS that answers everything and pushes
 * snapshots at an even pace, one message each, as QOS does. Arguments: the script of the stand-in, how many products a plan
 * has, pushes a second. Says its port to its parent.
 */
const [standIn = "", products = "0", rate = "0"] = process.argv.slice(2);
const ROOT = path.join(__dirname, "../../..");
const ADDIN = path.join(ROOT, "dist/addin");
const OFFICE = path.join(ROOT, "node_modules/@microsoft/office-js/dist");
/** Milliseconds between two looks at what is due. */
const BEAT = 10;

const started = Date.now();
/** The moment that page and server share: a day's regular trading. */
const now = (): number => NOON + (Date.now() - started);
const answers = server((c) => snapshotRow(c, { ts: Math.floor(now() / 1_000) }));

const http = createServer((request, response) => void respond(request, response));
http.listen(0, "127.0.0.1", () => {
  const address = http.address();
  if (typeof address === "object" && address !== null) process.send?.({ port: address.port, started });
});

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const name = (request.url ?? "").replace(/\?.*$/, "");
  if (request.method === "POST") return void answer(name, await bodyOf(request), response);
  const page = await pageOf(name, request.headers.host ?? "").catch(() => undefined);
  response.writeHead(page === undefined ? 404 : 200, { "content-type": TYPES[path.extname(name)] ?? "text/plain" });
  response.end(page);
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

async function pageOf(name: string, host: string): Promise<string | Buffer> {
  if (name === "/excel.js") return await readFile(standIn);
  if (name.startsWith(OFFICE_PATH)) return await readFile(path.join(OFFICE, name.slice(OFFICE_PATH.length)));
  const file = await readFile(path.join(ADDIN, name));
  if (name !== "/taskpane.html") return file;
  const count = Number(products);
  return addinPage(file.toString("utf8"), {
    server: `http://${host}`,
    socket: `ws://${host}`,
    key: "bench",
    plan: { products: count, requests: 6_000, socketProducts: count },
  });
}

function answer(name: string, body: unknown, response: ServerResponse): void {
  const codes = ungroup((body as { readonly codes?: readonly string[] }).codes ?? []);
  const outcome =
    name === "/instrument-info" ? ok(codes.map(infoRow)) : answers({ path: name, body, key: undefined, at: 0 });
  if (typeof outcome !== "object" || outcome instanceof Error) return void response.writeHead(500).end();
  response.writeHead(outcome.status, { "content-type": "application/json" });
  response.end(outcome.body);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
}

new WebSocketServer({ server: http }).on("connection", (socket) => {
  const codes = new Set<string>();
  let pace: NodeJS.Timeout | undefined;
  socket.on("message", (data: Buffer) => {
    const { type, codes: groups = [] } = JSON.parse(data.toString()) as { type: string; codes?: readonly string[] };
    socket.send(JSON.stringify({ type, msg: "OK", time: Math.floor(now() / 1_000) }));
    if (type !== "S") return;
    for (const code of ungroup(groups)) codes.add(code);
    pace ??= pushEvenly(socket, codes);
  });
  socket.on("close", () => clearInterval(pace));
});

/** By the time that has passed: what a late beat leaves out the next makes up for. */
function pushEvenly(socket: WebSocket, codes: ReadonlySet<string>): NodeJS.Timeout {
  const begun = performance.now();
  let pushed = 0;
  return setInterval(() => {
    const due = Math.floor(((performance.now() - begun) / 1_000) * Number(rate));
    const texts = pushTexts("S", [...codes], { first: pushed, count: due - pushed, now: now() });
    for (const text of texts) socket.send(text);
    pushed = due;
  }, BEAT);
}
