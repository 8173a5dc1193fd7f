import { existsSync, readFileSync } from "node:fs";
import pino, { type Logger } from "pino";
import { SECOND } from "../kernel/time";
import { houseSetup } from "./houseSetup";
import { startOps, type OpsServer } from "./ops/opsServer";
import { readSettings, type ReadArguments } from "./settings/readSettings";
import { usage } from "./settings/usage";
import type { GatewaySettings } from "./settings/schema";
import { startTrialServer, type TrialServer } from "./simulatorChild";
import { startGateway, type Gateway } from "./startGateway";
import { tokenCommand } from "./tokenCommand";

async function main(): Promise<void> {
  const given = readSettings(process.argv.slice(2), process.env);
  if (given.help) return console.log(usage());
  if (given.words[0] === "token") return console.log(tokenCommand(given));
  if (given.words.length > 0) throw new Error(`unknown: ${given.words.join(" ")}; --help tells what there is`);
  const { settings } = given;
  const log = pino({ level: settings.log }, pino.destination(2));
  const trial = settings.server === undefined ? await startTrialServer() : undefined;
  const gateway = await start(given, trial, log);
  const { opsHost: host, opsPort: port } = settings;
  const ops = port === undefined ? undefined : await startOps(gateway, { host, port });
  announce(given, { gateway, trial, ops });
  stopOnSignal(settings, { gateway, trial, ops });
}

interface Running {
  readonly gateway: Gateway;
  readonly trial: TrialServer | undefined;
  readonly ops: OpsServer | undefined;
}

function announce({ json, settings }: ReadArguments, { gateway, trial, ops }: Running): void {
  const { url, wsUrl } = gateway;
  if (json) {
    return console.log(JSON.stringify({ rest: url, socket: wsUrl, ops: ops?.url, ...(trial && { key: trial.key }) }));
  }
  const files = isServed(settings)
    ? `${settings.publicUrl ?? url}/manifest.xml`
    : "not served: run npm run build first";
  console.log(`QOS gateway
  REST       ${url}
  WebSocket  ${wsUrl}
  add-in     ${files}${ops === undefined ? "" : `\n  ops        ${ops.url}/metrics`}
  keys       ${gateway.house === undefined ? "each user's own" : "one house key; users bring tokens"}${
    trial === undefined ? "" : `\n  behind it  a simulator; its key: ${trial.key}`
  }
Ctrl+C stops it.`);
}

/** Told to stop, it takes no more clients and moves those that are here on; told twice, it stops at once. */
function stopOnSignal({ drain }: GatewaySettings, { gateway, trial, ops }: Running): void {
  let told = 0;
  const stop = async (): Promise<void> => {
    told += 1;
    if (told > 1) process.exit(1);
    if (gateway.counts.clients > 0 && trial === undefined) await gateway.drain(drain * SECOND);
    await gateway.stop();
    await ops?.close();
    trial?.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
}

async function start(given: ReadArguments, trial: TrialServer | undefined, log: Logger): Promise<Gateway> {
  const { settings, houseKey } = given;
  const { publicUrl, server = trial?.server ?? "", tlsCert, tlsKey } = settings;
  const tls =
    tlsCert === undefined || tlsKey === undefined
      ? undefined
      : { cert: readFileSync(tlsCert, "utf8"), key: readFileSync(tlsKey, "utf8") };
  return startGateway({
    port: settings.port,
    host: settings.host,
    log,
    server,
    socket: settings.socket ?? trial?.socket ?? `${server.replace(/^http/, "ws")}/ws`,
    cache: settings.cache,
    frame: settings.frame,
    clients: settings.clients,
    hosts: publicUrl === undefined ? [] : [new URL(publicUrl).hostname, "127.0.0.1", "localhost"],
    origins: publicUrl === undefined ? ["*"] : [new URL(publicUrl).origin, ...settings.origins],
    trustProxy: settings.trustProxy,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(tls === undefined ? {} : { tls }),
    ...(isServed(settings) ? { addin: settings.addin } : {}),
    ...(houseKey === undefined ? {} : { house: await houseSetup(settings, houseKey, log) }),
  });
}

function isServed({ addin }: GatewaySettings): boolean {
  return addin !== "none" && existsSync(addin);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
