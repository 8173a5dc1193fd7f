import { parseArgs } from "node:util";
import { readArguments, USAGE } from "./commandLine";
import type { SimulatorOptions } from "./options";
import { startReplay } from "./records/startReplay";
import { startSimulator } from "./startSimulator";

interface Running {
  readonly url: string;
  readonly wsUrl: string;
  stop(): Promise<void>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: readArguments.options, allowPositionals: false });
  if (values["help"] === true) {
    console.log(USAGE);
    return;
  }
  const options = readArguments.read(values);
  const file = values["replay"];
  const asJson = values["json"] === true;
  const running = typeof file === "string" ? await replay(file, options) : await serveMarket(options, asJson);
  if (!asJson) console.log("Ctrl+C stops it.");
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void running.stop().then(() => process.exit(0));
    });
  }
}

async function serveMarket(options: SimulatorOptions, asJson: boolean): Promise<Running> {
  const simulator = await startSimulator(options);
  if (asJson) {
    const { url, wsUrl, keys } = simulator;
    console.log(JSON.stringify({ rest: url, socket: wsUrl, admin: `${url}/simulator`, keys }));
    return simulator;
  }
  const keys = Object.entries(simulator.keys).map(([name, key]) => `${name} ${key}`);
  console.log(`QOS simulator
  REST       ${simulator.url}
  WebSocket  ${simulator.wsUrl}
  admin      ${simulator.url}/simulator
  keys       ${keys.join("\n             ")}`);
  return simulator;
}

async function replay(file: string, { port, host, cors, speed }: SimulatorOptions): Promise<Running> {
  const replaying = await startReplay({
    file,
    ...(speed !== undefined && { speed }),
    ...(port !== undefined && { port }),
    ...(host !== undefined && { host }),
    ...(cors !== undefined && { cors }),
  });
  console.log(`QOS replay of ${file}; any key will do
  REST       ${replaying.url}
  WebSocket  ${replaying.wsUrl}`);
  return replaying;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
