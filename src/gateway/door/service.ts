import type { Settled } from "../../kernel/settled";
import type { Subscribable } from "../../kernel/subscribable";
import type { SlotTable } from "../values/slotTable";
import type { SlotKey, Topic } from "../values/topic";
import type { User } from "../users/user";

/** The endpoints of the server (PROTOCOL.md). */
export const ENDPOINTS = [
  "register",
  "instrument-info",
  "snapshot",
  "depth",
  "trade",
  "kline",
  "history",
  "market-calendar",
  "product-list",
] as const;

export type Endpoint = (typeof ENDPOINTS)[number];

export function isEndpoint(text: string): text is Endpoint {
  return ENDPOINTS.some((endpoint) => endpoint === text);
}

/** An HTTP answer, of the server or in its place. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** A message of a client's socket that is more than a heartbeat. */
export interface Command {
  readonly type: string;
  /** As it came. */
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A command to subscribe or to give up. */
export interface TopicCommand extends Command {
  readonly topic: Topic;
  readonly keys: readonly SlotKey[];
}

/** The text for the client, and whether what it asked for was done. */
export interface Reply {
  readonly ok: boolean;
  readonly text: string;
}

/** Why clients must go: a close code and a reason; 1006 is a line that was cut. */
export interface Farewell {
  readonly code: number;
  readonly reason: string;
  /** Only those that watch something of which messages were lost. */
  readonly only?: (key: SlotKey) => boolean;
}

/** The live side of an account: its values, and what can be said to it. */
export interface Feed {
  readonly slots: SlotTable;
  /** Texts for every client, about no instrument. */
  readonly words: Subscribable<string>;
  readonly farewells: Subscribable<Farewell>;
  /** Before `slots` are watched. */
  subscribe(user: User, command: TopicCommand): Promise<Reply>;
  /** After `slots` are let go. */
  unsubscribe(user: User, command: TopicCommand): Promise<Reply>;
  query(user: User, command: Command): Promise<Reply>;
  /** Nobody replied to a client, or it has gone: these may be watched by nobody now. */
  leave(keys: readonly SlotKey[]): void;
  /** The socket of a client to whom the feed was opened is gone. */
  left(): void;
}

/** Whatever speaks to the server for the clients. */
export interface Service {
  rest(user: User, endpoint: Endpoint, body: string): Promise<Answer>;
  /** Opens a client's feed; an answer says with what the handshake is refused. */
  open(user: User): Promise<Settled<Feed, Answer>>;
  /** Why no client should be sent here now; undefined when all is well. */
  readonly unready: string | undefined;
  stop(): Promise<void>;
}
