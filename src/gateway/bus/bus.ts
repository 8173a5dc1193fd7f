import type { Subscribable, Unsubscribe } from "../../kernel/subscribable";
import type { SlotKey } from "../values/topic";
import type { Value } from "./words";

/** What the holder of the lease is told. `epoch` grows with every holder, so that the word of an earlier one is known. */
export interface LeaseHandlers {
  held(epoch: number): void;
  /** At once, and before anybody else can hold it: whatever speaks to the server must fall silent in this call. */
  lost(): void;
}

/** Texts kept for whoever holds the lease next. */
export interface Ledger {
  load(): Promise<ReadonlyMap<string, string>>;
  /** Rejects if somebody else has written since: whoever is told so no longer holds the lease. */
  save(name: string, text: string): Promise<void>;
}

/** The last value of every topic and code, for an edge that begins to watch. */
export interface LastValues {
  put(key: SlotKey, value: Value): void;
  forget(key: SlotKey): void;
  get(key: SlotKey): Promise<Value | undefined>;
}

/** How the processes of a gateway speak with one another. One process alone uses the same, without a network. */
export interface Bus {
  publish(subject: string, text: string): void;
  subscribe(subject: string, hear: (text: string) => void): Unsubscribe;
  /** Values have a way of their own: thousands pass in a second, and within one process none need be written as text. */
  publishValue(key: SlotKey, value: Value): void;
  subscribeValue(key: SlotKey, hear: (value: Value) => void): Unsubscribe;
  /** Rejects if nobody answers within `timeout` milliseconds, or nobody is there. */
  request(subject: string, text: string, timeout: number): Promise<string>;
  respond(subject: string, answer: (text: string) => Promise<string>): Unsubscribe;
  /** Takes part in the contest for the lease until the returned function has been called. */
  contend(handlers: LeaseHandlers): () => Promise<void>;
  readonly ledger: Ledger;
  readonly lastValues: LastValues;
  /** The bus was away and is back: what was published meanwhile may be lost. */
  readonly renewals: Subscribable<void>;
  /** Whether the bus can be reached. */
  readonly up: boolean;
  close(): Promise<void>;
}
