import { existsSync, readFileSync } from "node:fs";
import pino from "pino";
import { readSettings } from "./settings/readSettings";
import { usage } from "./settings/usage";
import type { GatewaySettings } from "./settings/schema";
import { startTrialServer, type TrialServer } from "./simulatorChild";
import { startGateway, type Gateway } from "./startGateway";

async function main(): Promise<void> {
  const { help, json, settings } = readSettings(process.argv.slice(2), process.env);
  if (help) {
    console.log(usage());
    return;
  }
  const trial = settings.server === undefined ? await startTrialServer() : undefined;
  const gateway = await start(settings, trial);
  const { url, wsUrl } = gateway;
  if (json) console.log(JSON.stringify({ rest: url, socket: wsUrl, ...(trial && { key: trial.key }) }));
  else {
    console.log(`QOS gateway
  REST       ${url}
  WebSocket  ${wsUrl}${trial === undefined ? "" : `\n  behind it  a simulator; its key: ${trial.key}`}
Ctrl+C stops it.`);
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      trial?.stop();
      void gateway.stop().then(() => process.exit(0));
    });
  }
}

function start(settings: GatewaySettings, trial: TrialServer | undefined): Promise<Gateway> {
  const { addin, publicUrl, server = trial?.server ?? "", tlsCert, tlsKey } = settings;
  const tls =
    tlsCert === undefined || tlsKey === undefined
      ? undefined
      : { cert: readFileSync(tlsCert, "utf8"), key: readFileSync(tlsKey, "utf8") };
  const isServed = addin !== "none" && existsSync(addin);
  return startGateway({
    port: settings.port,
    host: settings.host,
    log: pino({ level: settings.log }),
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
    ...(isServed ? { addin } : {}),
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
