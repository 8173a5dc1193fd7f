import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { ZodError } from "zod";
import { FIELDS, flagOf, schema, variableOf, type GatewaySettings } from "./schema";

/** What stands before the options: nothing, or a command with its words. */
export interface ReadArguments {
  readonly words: readonly string[];
  readonly plan: string | undefined;
  readonly days: string | undefined;
  readonly help: boolean;
  readonly json: boolean;
  readonly settings: GatewaySettings;
  readonly houseKey: string | undefined;
}

/**
 * Reads flags, environment and file, the first that names a setting winning. Throws with a text for the administrator,
 * which never repeats a secret.
 */
export function readSettings(args: readonly string[], environment: NodeJS.ProcessEnv): ReadArguments {
  const parsed = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...Object.fromEntries(
        FIELDS.map(({ name, isFlag }) => [flagOf(name), { type: isFlag ? "boolean" : "string" } as const]),
      ),
      config: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
      plan: { type: "string" },
      days: { type: "string" },
    },
  });
  const values: Readonly<Record<string, unknown>> = parsed.values;
  const file = values["config"] ?? environment["QOS_GATEWAY_CONFIG"];
  const given = typeof file === "string" ? readFile(file) : {};
  for (const { name, inFileOnly } of FIELDS) {
    if (inFileOnly) continue;
    const value = values[flagOf(name)] ?? environment[variableOf(name)];
    if (value !== undefined && value !== "") given[name] = value;
  }
  const read = schema.safeParse(given);
  if (!read.success) throw new Error(faultsOf(read.error));
  const settings = read.data;
  return {
    words: parsed.positionals,
    plan: textOf(values["plan"]),
    days: textOf(values["days"]),
    help: values["help"] === true,
    json: values["json"] === true,
    settings,
    houseKey: checked(settings, houseKeyOf(settings, environment)),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function readFile(file: string): Record<string, unknown> {
  const value = JSON.parse(readFileSync(file, "utf8")) as unknown;
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error(`${file}: not an object`);
  if ("houseKey" in value) throw new Error(`${file}: the house key belongs in a file of its own (houseKeyFile)`);
  return { ...value };
}

function houseKeyOf({ houseKeyFile }: GatewaySettings, environment: NodeJS.ProcessEnv): string | undefined {
  const key = houseKeyFile === undefined ? environment["QOS_GATEWAY_HOUSE_KEY"] : readFileSync(houseKeyFile, "utf8");
  return key === undefined || key.trim() === "" ? undefined : key.trim();
}

/** What settings ask of one another. */
function checked(settings: GatewaySettings, houseKey: string | undefined): string | undefined {
  const { house, tokens, issuer, audience, nats, tlsCert, tlsKey } = settings;
  const faults: readonly (readonly [boolean, string])[] = [
    [house && houseKey === undefined, "house: no key in QOS_GATEWAY_HOUSE_KEY or house-key-file"],
    [
      house && !settings.iMayShareThisKey,
      "house: one key for several people needs the vendor's leave. Read your terms, then say i-may-share-this-key",
    ],
    [house && tokens === undefined && issuer === undefined, "house: say who the users are, by tokens or issuer"],
    [issuer !== undefined && audience === undefined, "issuer: needs the audience that tokens must be for"],
    [!house && nats.length > 0, "nats: several machines share a house key; with users' own keys, run them apart"],
    [house && settings.products > settings.houseProducts, "products: a user cannot have more than house-products"],
    [(tlsCert === undefined) !== (tlsKey === undefined), "tls-cert and tls-key: one needs the other"],
    ...Object.entries(settings.plans).map(
      ([name, plan]) =>
        [house && plan.products > settings.houseProducts, `plans: ${name} has too many products`] as const,
    ),
  ];
  const found = faults.filter(([isFault]) => isFault).map(([, words]) => words);
  if (found.length > 0) throw new Error(found.join("\n"));
  return house ? houseKey : undefined;
}

/** Names and reasons; what was given may be a secret that got into the wrong place. */
function faultsOf(error: ZodError): string {
  return error.issues
    .map(({ path, message, code }) => {
      const name = String(path[0] ?? "");
      if (code === "unrecognized_keys") return message;
      return `${flagOf(name)}: ${message}`;
    })
    .join("\n");
}
