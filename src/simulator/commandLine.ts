import type { ParseArgsConfig } from "node:util";
import type { SimulatorOptions } from "./options";

/** One option of `npm run simulator`: its name, what follows it, what it means, and how it is read. */
interface Row {
  readonly name: string;
  /** What stands for the value in the help; empty for a switch. */
  readonly value: string;
  readonly help: string;
  readonly read: (value: string) => SimulatorOptions;
}

const ROWS: readonly Row[] = [
  row("port", "N", "port to listen on; 0 lets the system choose (default 8788)", (value) => ({ port: whole(value) })),
  row("host", "ADDRESS", "address to listen on (default 127.0.0.1: this machine alone)", (host) => ({ host })),
  row("seed", "N", "seed of the market; the same seed gives the same market (default 1)", (value) => ({
    seed: whole(value),
  })),
  row("tick", "MS", "how often the market moves, in milliseconds (default 500)", (value) => ({ tickMs: whole(value) })),
  row("share", "0-1", "share of the instruments that trade in one move (default 0.5)", (value) => ({
    tickShare: Number(value),
  })),
  row("invented", "N", "instruments beside the named ones (default 1900)", (value) => ({ invented: whole(value) })),
  row("start", "TIME", "the moment at which it is started, as 2025-03-14T09:18-04:00 (default now)", (value) => ({
    start: moment(value),
  })),
  row("real-hours", "", "the markets keep their hours; otherwise all trade round the clock", () => ({
    alwaysOpen: false,
  })),
  row("no-limits", "", "refuse nothing for its number, size or frequency", () => ({ enforceLimits: false })),
  row(
    "register-plan",
    "NAME",
    "plan of keys given out by /register: free, free-2024 or pro (default free)",
    (plan) => ({
      registerPlan: plan,
    }),
  ),
  row("history-end", "by-plan|ignored|obeyed", "whether e of /history counts (default by-plan: free no)", (value) => ({
    historyEnd: oneOf(value, ["by-plan", "ignored", "obeyed"]),
  })),
  row("page-bars", "N", "most bars of a series in an answer, without a word; 0: as asked (default 0)", (value) => ({
    pageBars: whole(value),
  })),
  row("cors", "ORIGIN", "origin that pages may call from: *, one origin, or off (default *)", (value) => ({
    cors: value === "off" ? false : value,
  })),
  row("language", "en|zh", "language of refusals (default en)", (value) => ({ language: oneOf(value, ["en", "zh"]) })),
  row("refusals", "message|status", "refusals over REST: status 200 and msg, or 4xx (default message)", (value) => ({
    refusals: oneOf(value, ["message", "status"]),
  })),
  row("socket-refusals", "handshake|close", "refused sockets: HTTP status, or opened, told, closed", (value) => ({
    socketRefusals: oneOf(value, ["handshake", "close"]),
  })),
  row("keyless-status", "400|401", "status of a handshake without a key (default 401)", (value) => ({
    keylessStatus: oneOf(value, ["400", "401"]) === "400" ? 400 : 401,
  })),
  row("extra-connection", "refuse|kick", "a connection too many: refused, or the oldest closed for it", (value) => ({
    extraConnection: oneOf(value, ["refuse", "kick"]),
  })),
  row("heartbeat-timeout", "MS", "close a socket that has been silent so long; 0: never (default 60000)", (value) => ({
    heartbeatTimeout: whole(value),
  })),
  row("push-on-subscribe", "", "send the present state at once after a subscription", () => ({
    pushOnSubscribe: true,
  })),
  row(
    "snapshots",
    "by-session|mixed|regular",
    "US rows outside regular hours: of the newest session, mixed as in the documents' rows, or regular (default by-session)",
    (value) => ({ snapshots: oneOf(value, ["by-session", "mixed", "regular"]) }),
  ),
  row("previous-close", "kept|rolled", "yp of such a row: not rolled over yet, or rolled (default kept)", (value) => ({
    previousClose: oneOf(value, ["kept", "rolled"]),
  })),
  row("no-session-tags", "", "US snapshots lack tt, the session they are of", () => ({ sessionTags: false })),
  row("no-figure", "TEXT", 'a price that does not exist: 0, -, ---, N/A, "" or absent (default 0)', (value) => ({
    noFigure: oneOf(value, ["0", "-", "---", "N/A", "", "absent"]),
  })),
  row(
    "closing-prints",
    "bell|auction|inside",
    "last trade of a day: at the close, in HK 8.5 minutes later, or before it (default bell)",
    (value) => ({ closingPrints: oneOf(value, ["bell", "auction", "inside"]) }),
  ),
  row("trade-figures", "texts|numbers", "how trades write price and volume (default texts)", (value) => ({
    tradeFigures: oneOf(value, ["texts", "numbers"]),
  })),
  row("no-shuffle", "", "answers in the order of the request", () => ({ shuffle: false })),
  row("record", "FILE", "append all answers and pushes to FILE as NDJSON, without keys", (record) => ({ record })),
  row("speed", "N", "run the market's time so many times as fast (default 1)", (value) => ({ speed: Number(value) })),
  row("log", "LEVEL", "silent, error, warn, info or debug; debug has a line for each request", (value) => ({
    logLevel: oneOf(value, ["silent", "error", "warn", "info", "debug"]),
  })),
];

export const USAGE = `npm run simulator -- [options]

A QOS server on this machine with a made-up market. Options:

${ROWS.map(({ name, value, help }) => `  ${`--${name} ${value}`.padEnd(38)}${help}`).join("\n")}
  ${"--replay FILE".padEnd(38)}serve a recording instead of a market; --speed, --port, --host and --cors apply
  ${"--json".padEnd(38)}say where it listens as one line of JSON, for programs
  ${"--help".padEnd(38)}this text`;

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export const readArguments = {
  options: {
    ...Object.fromEntries(
      ROWS.map(({ name, value }) => [name, { type: value === "" ? "boolean" : "string" } as const]),
    ),
    replay: { type: "string" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  } as NonNullable<ParseArgsConfig["options"]>,

  /** The options given, over those of the program. Throws with a text for the user on a bad value. */
  read(values: Values): SimulatorOptions {
    const given = ROWS.filter(({ name }) => values[name] !== undefined);
    return given.reduce<SimulatorOptions>(
      (options, { name, read }) => ({ ...options, ...read(String(values[name])) }),
      { port: 8_788 },
    );
  },
};

function row(name: string, value: string, help: string, read: Row["read"]): Row {
  return { name, value, help, read };
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`not a whole number: ${text}`);
  return value;
}

function moment(text: string): number {
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw new Error(`not a time: ${text}`);
  return value;
}

function oneOf<T extends string>(text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new Error(`not one of ${choices.join(", ")}: ${text}`);
  return found;
}
