import { parseArgs } from "node:util";

export interface DemoOptions {
  /** A server to use in place of the simulator, REST address. */
  readonly server: string | undefined;
  /** Whether the page speaks to the server through a gateway. */
  readonly gateway: boolean;
  /** Port of the page. 0 lets the system choose. */
  readonly port: number;
  /** Whether to show the page in the user's browser. */
  readonly open: boolean;
}

export const USAGE = `npm run demo -- [options]

The add-in in a spreadsheet in your browser, against a simulated market on this machine.

  --server URL   use this server in place of the simulator; enter its key in the pane
  --gateway      speak to the server through the gateway
  --port N       port of the page (default: any free one)
  --no-open      do not open a browser
  --help         this text`;

/** Undefined when only help was asked for. Throws with a text for the user on anything unknown. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): DemoOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { type: "string" },
      gateway: { type: "boolean", default: false },
      port: { type: "string", default: "0" },
      "no-open": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port}: not a port`);
  if (values.server !== undefined && !URL.canParse(values.server)) {
    throw new Error(`--server ${values.server}: not an address`);
  }
  const unattended = (environment["CI"] ?? "") !== "";
  return {
    server: values.server?.replace(/\/+$/, ""),
    gateway: values.gateway,
    port,
    open: !values["no-open"] && !unattended,
  };
}
