import { FIELDS, flagOf, schema, variableOf } from "./schema";

const defaults = schema.parse({});

/** What `npm run gateway -- --help` says. */
export function usage(): string {
  const rows = FIELDS.filter(({ inFileOnly }) => !inFileOnly).map(({ name, help, isFlag }) => {
    const value = Object.entries(defaults).find(([known]) => known === name)?.[1];
    const isTold = typeof value === "number" || typeof value === "string";
    const flag = `--${flagOf(name)}${isFlag ? "" : " …"}`;
    return `  ${flag.padEnd(26)}${help}${isTold ? ` (default ${String(value)})` : ""}`;
  });
  return `npm run gateway -- [options]
npm run gateway -- token add NAME [--plan NAME] [--days N] --tokens FILE    a new token, shown once
npm run gateway -- token list --tokens FILE
npm run gateway -- token revoke NAME --tokens FILE

Serves the add-in to a desk and speaks to QOS for it. Without options: on this machine alone, against a simulator.

Each option is also a variable of the environment (--port is ${variableOf("port")}) and a member of the file named by
--config (port). An option wins over the environment, the environment over the file. The house key is read from
${variableOf("houseKey")} or --house-key-file and is never an option.

${rows.join("\n")}
  ${"--config FILE".padEnd(26)}settings as JSON; there alone "plans", named plans of users:
  ${"".padEnd(26)}{"plans": {"NAME": {"products": 10, "requests": 30, "connections": 2}}}
  ${"--json".padEnd(26)}say where it listens as one line of JSON, for programs
  ${"--help".padEnd(26)}this text`;
}
