import { seedFromText } from "../../kernel/random";

/** What workbooks must have in common to share a socket and budgets: the server counts by key. */
export interface Account {
  readonly server: string;
  /** Address of the socket. */
  readonly socket: string;
  readonly key: string;
}

/**
 * The name under which workbooks of one account meet. The key goes in as a hash of 32 bits, from which it cannot be
 * found again: every page of the origin can list the names of locks.
 */
export function scopeName({ server, socket, key }: Account): string {
  const mark = seedFromText([server, socket, key].join("\n"));
  return `qos.feed.${mark.toString(36)}`;
}

/** The lock that a workbook holds for as long as it lives: who is granted it knows that the workbook is gone. */
export function memberLock(scope: string, member: string): string {
  return `${scope}.member.${member}`;
}
