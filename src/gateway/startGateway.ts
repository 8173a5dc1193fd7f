import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import pino, { type Logger } from "pino";
import type { Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import type { Bus } from "./bus/bus";
import { MemoryBus } from "./bus/memoryBus";
import { systemClock } from "./clock";
import { newCounts, type DoorCounts } from "./door/counts";
import type { DoorParts } from "./door/parts";
import { addRestDoor } from "./door/restDoor";
import { createServer } from "./door/server";
import type { Service } from "./door/service";
import { SocketDoor } from "./door/socketDoor";
import type { HolderCounts } from "./house/holder";
import { HouseService } from "./house/houseService";
import { readAddin } from "./host/addinFiles";
import { contentPolicy, hostAddin } from "./host/hostAddin";
import { manifestFor } from "./host/manifest";
import { PassThroughService } from "./passThrough/passThroughService";
import type { HousePlan } from "./upstream/housePlan";
import { serverAt } from "./upstream/http";
import type { Admission } from "./users/admission";
import { ownKeys } from "./users/ownKey";

/** All but the server optional; the defaults are those of a gateway for this machine alone. */
export interface GatewayOptions {
  readonly port?: number;
  readonly host?: string;
  readonly clock?: Clock;
  readonly log?: Logger;
  /** The server behind, as it is written in the add-in: REST address and socket. */
  readonly server: string;
  readonly socket: string;
  /** Milliseconds for which an answer serves others. */
  readonly cache?: number;
  /** Milliseconds between two frames. */
  readonly frame?: number;
  /** Most sockets at one time. */
  readonly clients?: number;
  /** Names by which this gateway may be called; empty: any. */
  readonly hosts?: readonly string[];
  /** Origins of pages that may ask; `*`: any. */
  readonly origins?: readonly string[];
  /** The address that users have; the gateway's own where it is not told. */
  readonly publicUrl?: string;
  /** Folder of the packaged add-in; none to serve no files. */
  readonly addin?: string;
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly trustProxy?: boolean;
  /** One key for all users; without it, each brings a key of their own. */
  readonly house?: HouseSetup;
}

export interface HouseSetup {
  readonly key: string;
  readonly plan: HousePlan;
  readonly admission: Admission;
  /** Between several processes; without it, this one is alone. */
  readonly bus?: Bus;
  /** Milliseconds for which what nobody watches stays subscribed, and without the server after which clients go. */
  readonly grace?: number;
  readonly outage?: number;
  /** Names this process among its equals. */
  readonly edge?: string;
}

export interface Gateway {
  readonly url: string;
  readonly wsUrl: string;
  readonly counts: DoorCounts;
  readonly sockets: SocketDoor;
  readonly service: Service;
  readonly house: HouseService | undefined;
  readonly holderCounts: HolderCounts;
  /** Why no client should be sent here now; undefined when all is well. */
  readonly unready: string | undefined;
  /** No new clients; those that are here are moved on over so many milliseconds. */
  drain(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds for which an answer serves others, and between two frames. */
const CACHE = 500;
const FRAME = 250;

/** Starts a gateway. Rejects if the port is taken. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const clock = options.clock ?? systemClock;
  const holderCounts: HolderCounts = { pushes: 0, strange: 0, tooMuch: 0 };
  const house = options.house === undefined ? undefined : houseOf(options, { clock, holderCounts }, options.house);
  const service = house ?? passThroughOf(options, clock);
  const parts: DoorParts = {
    clock,
    log: options.log ?? pino({ level: "silent" }),
    admission: options.house?.admission ?? ownKeys,
    service,
    visitors: { hosts: options.hosts ?? [], origins: options.origins ?? ["*"] },
    counts: newCounts(),
    limits: { clients: options.clients ?? 10_000, frame: options.frame ?? FRAME },
    state: { draining: false },
  };
  const app = createServer({ tls: options.tls, trustProxy: options.trustProxy ?? false });
  addRestDoor(app, parts);
  if (options.addin !== undefined) {
    const { addin, publicUrl = "https://localhost:3000", server, socket } = options;
    const files = await readAddin(addin, (name, content) =>
      name === "/manifest.xml" ? Buffer.from(manifestFor(content.toString("utf8"), publicUrl)) : content,
    );
    const policy = contentPolicy([publicUrl.replace(/^http/, "ws"), server, socket.replace(/\/ws$/, "")]);
    hostAddin(app, { files, policy, secure: options.publicUrl?.startsWith("https:") ?? false });
  }
  const sockets = new SocketDoor(parts);
  sockets.attach(app.server);
  const host = options.host ?? "127.0.0.1";
  await app.listen({ port: options.port ?? 0, host });
  const { port } = app.server.address() as AddressInfo;
  const secure = options.tls === undefined ? "" : "s";
  return {
    url: `http${secure}://${host}:${port}`,
    wsUrl: `ws${secure}://${host}:${port}/ws`,
    counts: parts.counts,
    sockets,
    service,
    house,
    holderCounts,
    get unready() {
      return parts.state.draining ? "draining" : service.unready;
    },
    async drain(milliseconds) {
      parts.state.draining = true;
      await sockets.moveOn(milliseconds);
    },
    async stop() {
      parts.state.draining = true;
      sockets.stop();
      await service.stop();
      await app.close();
    },
  };
}

function passThroughOf(options: GatewayOptions, clock: Clock): Service {
  return new PassThroughService({
    clock,
    queryServer: serverAt(options.server),
    address: options.socket,
    cache: options.cache ?? CACHE,
  });
}

function houseOf(
  options: GatewayOptions,
  { clock, holderCounts }: { readonly clock: Clock; readonly holderCounts: HolderCounts },
  setup: HouseSetup,
): HouseService {
  return new HouseService({
    clock,
    random: Math.random,
    bus: setup.bus ?? new MemoryBus(),
    queryServer: serverAt(options.server),
    address: options.socket,
    key: setup.key,
    plan: setup.plan,
    cache: options.cache ?? CACHE,
    frame: options.frame ?? FRAME,
    grace: setup.grace ?? 30 * SECOND,
    outage: setup.outage ?? 6 * SECOND,
    edge: setup.edge ?? randomUUID(),
    counts: holderCounts,
  });
}
