import path from "node:path";
import type { Bootstrap } from "./addinPage";
import { startGateway } from "./gateway";
import { openBrowser } from "./browser";
import { buildIfNeeded } from "./build";
import { Children } from "./children";
import { readOptions, USAGE, type DemoOptions } from "./options";
import { rehearse } from "./rehearsal";
import { DEMO_PLAN, startSimulator } from "./simulator";
import { startStaticHost, type StaticHostOptions } from "./staticHost";

const ROOT = path.join(__dirname, "../../..");

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === undefined) {
    console.log(USAGE);
    return;
  }
  const children = new Children(ROOT);
  const stop = (code: number) => void children.stop().then(() => process.exit(code));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop(0));
  try {
    await buildIfNeeded(ROOT, children, (text) => console.log(text));
    const served = await serverOf(options, children);
    const host = await startStaticHost({ root: ROOT, port: options.port, ...served });
    await rehearse(host.url, served.admin === undefined ? undefined : served.bootstrap);
    console.log(`QOS for Excel, in a spreadsheet in your browser:\n\n  ${host.url}/\n\nCtrl+C stops everything.`);
    if (options.open) openBrowser(`${host.url}/`, process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    stop(1);
  }
}

type Served = Pick<StaticHostOptions, "bootstrap" | "admin">;

async function serverOf({ server, gateway }: DemoOptions, children: Children): Promise<Served> {
  const { admin, ...direct } = server === undefined ? await trialServer(children) : addressesOf(server);
  const bootstrap = gateway ? await startGateway(children, direct) : direct;
  return { bootstrap, ...(admin === undefined ? {} : { admin }) };
}

async function trialServer(children: Children): Promise<Bootstrap & Pick<Served, "admin">> {
  return { ...(await startSimulator(children)), plan: DEMO_PLAN };
}

/** A server's socket is at `/ws` of the same host. */
function addressesOf(server: string): Bootstrap & Pick<Served, "admin"> {
  return { server, socket: `${server.replace(/^http/, "ws")}/ws` };
}

void main();
