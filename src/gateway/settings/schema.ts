import { z } from "zod";

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]).default(false);
const list = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(",").map((part) => part.trim()))])
  .transform((parts) => parts.filter((part) => part !== ""))
  .default([]);
const address = (protocol: RegExp) => z.url({ protocol }).transform((text) => text.replace(/\/+$/, ""));
const text = z.string().min(1);

/** Products in a request or live at one time; requests a minute to each endpoint; sockets at one time. */
const planSchema = z.strictObject({
  products: whole(1, 100_000),
  requests: whole(1, 1_000_000),
  connections: whole(1, 1_000),
});

/** Every setting, with its default and its meaning: the one list that flags, environment, file and help come from. */
export const schema = z.strictObject({
  host: text.default("127.0.0.1").describe("address to listen on"),
  port: whole(0, 65_535).default(8_789).describe("port to listen on; 0 lets the system choose"),
  publicUrl: address(/^https?$/)
    .optional()
    .describe("address that users have for this gateway; manifest and checks follow it"),
  tlsCert: text.optional().describe("file of the certificate chain (PEM); without it, TLS is a proxy's affair"),
  tlsKey: text.optional().describe("file of the certificate's private key (PEM)"),
  trustProxy: flag.describe("believe X-Forwarded-For: only behind a proxy of your own"),
  origins: list.describe("origins of other pages that may ask, comma-separated; * for any"),
  addin: text.default("dist/addin").describe("folder of the packaged add-in; none to serve no files"),
  server: address(/^https?$/)
    .optional()
    .describe("REST address of QOS; without it a simulator is started"),
  socket: address(/^wss?$/)
    .optional()
    .describe("socket address of QOS (default: /ws of the server)"),
  frame: whole(50, 15_000).default(250).describe("milliseconds between two values of a code to a client"),
  cache: whole(0, 60_000).default(500).describe("milliseconds for which an answer serves others who ask the same"),
  clients: whole(1, 100_000).default(10_000).describe("most sockets at one time"),
  house: flag.describe("serve all users with one house key (QOS_GATEWAY_HOUSE_KEY or house-key-file)"),
  houseKeyFile: text.optional().describe("file that holds the house key and nothing else"),
  iMayShareThisKey: flag.describe("the vendor's terms allow this key to serve several people; house needs it"),
  houseProducts: whole(1, 100_000).default(10).describe("house key: products in one request"),
  houseRequests: whole(1, 1_000_000).default(30).describe("house key: requests a minute to each endpoint"),
  houseLive: whole(1, 100_000).default(10).describe("house key: products live at one time"),
  houseCommands: whole(1, 100_000).default(30).describe("house key: socket commands a minute"),
  houseGap: whole(0, 60_000).default(1_100).describe("house key: milliseconds between two socket commands"),
  grace: whole(0, 3_600).default(30).describe("seconds for which what nobody watches stays subscribed"),
  outage: whole(1, 600).default(6).describe("seconds without QOS after which clients are sent away"),
  tokens: text.optional().describe("file of users' tokens, written by `token add` (hashes only)"),
  issuer: address(/^https?$/)
    .optional()
    .describe("OpenID Connect issuer whose tokens are taken"),
  audience: text.optional().describe("audience that such a token must be for"),
  planClaim: text.default("qos_plan").describe("claim of such a token that names the user's plan"),
  products: whole(1, 100_000).default(10).describe("each user: products in one request, and live"),
  requests: whole(1, 1_000_000).default(30).describe("each user: requests a minute to each endpoint"),
  connections: whole(1, 1_000).default(2).describe("each user: sockets at one time"),
  plans: z.record(z.string(), planSchema).default({}).describe("named plans of users"),
  nats: list.describe("addresses of NATS servers, comma-separated: several machines with one house key"),
  natsUserFile: text.optional().describe("file with `user:password` for NATS"),
  natsCredsFile: text.optional().describe("file with NATS credentials (JWT and seed)"),
  natsCa: text.optional().describe("file of the certificate authority of NATS; turns TLS on"),
  natsPrefix: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default("qos")
    .describe("first word of subjects and buckets"),
  opsHost: text.default("127.0.0.1").describe("address of /healthz, /readyz and /metrics"),
  opsPort: whole(0, 65_535).optional().describe("port of /healthz, /readyz and /metrics (default: none)"),
  drain: whole(0, 600).default(20).describe("seconds over which clients are moved on when told to stop"),
  log: z.enum(["silent", "error", "warn", "info", "debug"]).default("info").describe("least severe level of the log"),
});

export type GatewaySettings = z.infer<typeof schema>;

export const FIELDS = Object.entries(schema.shape).map(([name, field]) => ({
  name,
  help: field.description ?? "",
  inFileOnly: field === schema.shape.plans,
  isFlag: field === schema.shape.house || field === schema.shape.trustProxy || field === schema.shape.iMayShareThisKey,
}));

/** `houseKeyFile` as a flag, and as a name in the environment. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function variableOf(name: string): string {
  return `QOS_GATEWAY_${flagOf(name).replaceAll("-", "_").toUpperCase()}`;
}
