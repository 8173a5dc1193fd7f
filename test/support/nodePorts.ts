import { WebSocket } from "ws";
import { hostRandom } from "../../src/host/clock";
import type { Http } from "../../src/qos/restClient";
import type { SocketPort } from "../../src/qos/socketClient";
import { noPersistentCache } from "../../src/quotes/persistentCache";
import type { Ports } from "../../src/runtime/ports";
import { tracked } from "./endOfTime";
import { fastClock } from "./fastClock";

const post: Http["post"] = async ({ url, headers, body, signal }) => {
  const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
  const retryAfter = Number(response.headers.get("retry-after") ?? NaN);
  const answer = { status: response.status, body: await response.text() };
  return Number.isFinite(retryAfter) ? { ...answer, retryAfter } : answer;
};

/** HTTP and the socket of Node: the credential of a socket goes into the header here, as §5.0.1 has it. */
const nodeHttp: Http = {
  post: (request) => tracked(post(request)),
  online: () => true,
  reachable: async () => false,
  abort: () => new AbortController(),
};

const nodeSocket: SocketPort = {
  open(address, key, handlers) {
    const socket = new WebSocket(address, { headers: { key } });
    let open = true;
    const told = (tell: () => void) => () => {
      if (open) tell();
    };
    socket.on("open", told(handlers.onOpen));
    socket.on("message", (data) => told(() => handlers.onText(String(data)))());
    socket.on("error", () => undefined);
    socket.on("close", (code, reason) => told(() => handlers.onClose(code, String(reason)))());
    return {
      send: (text) => socket.send(text),
      close() {
        open = false;
        socket.terminate();
      },
    };
  },
};

/**
 * Storage in memory, filled with what a user has entered: this workbook's own before the computer's, which may be shared
 * with other workbooks.
 */
export function memoryStorage(
  entries: Readonly<Record<string, unknown>> = {},
  computer = new Map<string, string>(),
): Ports["storage"] {
  const session = new Map<string, string>();
  for (const [name, value] of Object.entries(entries)) computer.set(name, JSON.stringify(value));
  return {
    get: (name) => session.get(name) ?? computer.get(name),
    set(name, text, scope) {
      if (scope === "computer") session.delete(name);
      (scope === "computer" ? computer : session).set(name, text);
      return true;
    },
    remove(name, scope) {
      if (scope !== "session") computer.delete(name);
      if (scope !== "computer") session.delete(name);
    },
    onChange: () => undefined,
  };
}

/** The ports of a program that runs in Node against real sockets and the real clock, each replaceable. */
export function nodePorts(replaced: Partial<Ports> = {}): Ports {
  return {
    clock: fastClock(1),
    random: hostRandom,
    http: nodeHttp,
    socket: nodeSocket,
    storage: memoryStorage(),
    persistentCache: () => noPersistentCache,
    locale: () => "en",
    zone: () => "UTC",
    formatsNumbers: () => false,
    limitsMessages: () => false,
    recalculate: async () => true,
    onWake: () => undefined,
    onClose: () => undefined,
    version: "0.0.0",
    ...replaced,
  };
}
