import { parseArgs } from "node:util";
import { readArguments, USAGE } from "./commandLine";
import { startSimulator } from "./startSimulator";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: readArguments.options, allowPositionals: false });
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  const simulator = await startSimulator(readArguments.read(values));
  console.log(`QOS simulator
  REST       ${simulator.url}
  WebSocket  ${simulator.wsUrl}
  admin      ${simulator.url}/admin
  keys       ${Object.entries(simulator.keys)
    .map(([name, key]) => `${name} ${key}`)
    .join("\n             ")}
Ctrl+C stops it.`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void simulator.stop().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
