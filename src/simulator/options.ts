import type { Clock } from "../kernel/clock";
import type { ClosingPrints } from "./market/marketEngine";
import type { Language } from "./protocol/refusals";
import type { Plan } from "./access/plans";

/** All optional; the defaults are those of a demo. */
export interface SimulatorOptions {
  /** 0 lets the system choose. */
  readonly port?: number;
  readonly host?: string;
  /** Of the market; the same seed gives the same market. */
  readonly seed?: number;
  readonly clock?: Clock;
  /** The moment at which it is started, in milliseconds, where no clock is given. @default the present */
  readonly start?: number;
  /** How often the market moves, in milliseconds. 0: only by `Simulator.step`. */
  readonly tickMs?: number;
  /** The share of the instruments that trade in one move, above 0 and at most 1. */
  readonly tickShare?: number;
  /** How many times as fast as the clock the market's time runs, from the start on. */
  readonly speed?: number;
  /** Every market trades round the clock from today on. Off: the markets keep their hours. */
  readonly alwaysOpen?: boolean;
  /** Instruments beside the named ones. */
  readonly invented?: number;
  /** More plans, or others for `free` and `pro`; each gets a key under its name. */
  readonly plans?: Readonly<Record<string, Plan>>;
  /** Whether `e` of /history and `RH` counts: as each plan says, never (since 2025-04-12), or always (2024-12). */
  readonly historyEnd?: "by-plan" | "ignored" | "obeyed";
  /** Most bars of a series in one answer, whatever was asked for and without a word; 0: as many as asked for. */
  readonly pageBars?: number;
  /** Plan of keys given out by /register. */
  readonly registerPlan?: string;
  /** The origin that pages may call from: any, one, or none (no CORS headers, preflight refused). */
  readonly cors?: string | false;
  readonly language?: Language;
  /** Off: no request is refused for its number, size or frequency. */
  readonly enforceLimits?: boolean;
  /** How a refusal travels over REST: with status 200, as the documents say, or with 4xx. */
  readonly refusals?: "message" | "status";
  /** How a socket is refused: at the handshake (401, 403), or opened, told and closed with code 1008. */
  readonly socketRefusals?: "handshake" | "close";
  /** The status with which a socket without a key is refused at its handshake. */
  readonly keylessStatus?: 400 | 401;
  /** What becomes of a connection beyond the plan's number: it is refused, or the oldest is closed for it. */
  readonly extraConnection?: "refuse" | "kick";
  /** A socket from which nothing has come for so long is closed, in milliseconds (§5.1); 0: never. */
  readonly heartbeatTimeout?: number;
  /** Subscribers are sent the present state at once, not only the next change. */
  readonly pushOnSubscribe?: boolean;
  /**
   * Whose figures a US snapshot has at its top level outside regular hours. `by-session`: those of the session in which
   * the newest trade lies. `mixed`: as in the documents' rows of 2025-03-14, some of them of the session before.
   * `regular`: always those of the regular day (2024-12), and nothing of extended trading is pushed as a snapshot.
   */
  readonly snapshots?: "by-session" | "mixed" | "regular";
  /**
   * The `yp` of a US snapshot outside regular hours. `kept`: the close before the last regular day. `rolled`: the last
   * regular close.
   */
  readonly previousClose?: "kept" | "rolled";
  /** US snapshots, answered or pushed, carry `tt`, the session they are of (2025-03-27). */
  readonly sessionTags?: boolean;
  /** What stands for a price that does not exist: of a suspended share, before the first trade, on a first day. */
  readonly noFigure?: "0" | "-" | "---" | "N/A" | "" | "absent";
  /** Where the last trade of a day is stamped: at the second of the close, in HK after its auction, or before it. */
  readonly closingPrints?: ClosingPrints;
  /** How trades write price and volume: as texts (since 2025-03), or over REST and in pushes as numbers (2024-12). */
  readonly tradeFigures?: "texts" | "numbers";
  /** Answers in random order, as the documents warn. */
  readonly shuffle?: boolean;
  /** Writes what passes to this file as NDJSON, without keys. */
  readonly record?: string;
  /** Least severe level of the log on standard output; `silent` for none. `debug` has a line for each request. */
  readonly logLevel?: "silent" | "error" | "warn" | "info" | "debug";
}

export type Settings = Required<Omit<SimulatorOptions, "record" | "start">> & Pick<SimulatorOptions, "record">;

export function withDefaults(options: SimulatorOptions, clock: Clock): Settings {
  return {
    port: 0,
    host: "127.0.0.1",
    seed: 1,
    clock,
    tickMs: 500,
    tickShare: 0.5,
    speed: 1,
    alwaysOpen: true,
    invented: 1_900,
    plans: {},
    historyEnd: "by-plan",
    pageBars: 0,
    registerPlan: "free",
    cors: "*",
    language: "en",
    enforceLimits: true,
    refusals: "message",
    socketRefusals: "handshake",
    keylessStatus: 401,
    extraConnection: "refuse",
    heartbeatTimeout: 60_000,
    pushOnSubscribe: false,
    snapshots: "by-session",
    previousClose: "kept",
    sessionTags: true,
    noFigure: "0",
    closingPrints: "bell",
    tradeFigures: "texts",
    shuffle: true,
    logLevel: "silent",
    ...options,
  };
}
