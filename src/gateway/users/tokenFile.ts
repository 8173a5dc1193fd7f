import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";

/** One user's token as it is kept: by its hash alone. */
const tokenSchema = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}._@-]{1,64}$/u),
  /** SHA-256, hexadecimal: a token has 256 random bits, so that no slower hash is needed. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  plan: z.string().optional(),
  /** Milliseconds since the epoch. */
  made: z.number(),
  expires: z.number().optional(),
});

const fileSchema = z.strictObject({ users: z.array(tokenSchema) });

export type Token = z.infer<typeof tokenSchema>;

export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Throws if there is a file that holds something else. */
export function readTokens(file: string): readonly Token[] {
  if (!existsSync(file)) return [];
  return fileSchema.parse(JSON.parse(readFileSync(file, "utf8"))).users;
}

/** A new token for a user, in place of an earlier one. It is told here and nowhere again. */
export function addToken(
  file: string,
  user: { readonly name: string; readonly plan: string | undefined; readonly days: number | undefined },
  now: number,
): string {
  const token = `qgw_${randomBytes(32).toString("base64url")}`;
  const { name, plan, days } = user;
  const kept = tokenSchema.parse({
    name,
    hash: hashOf(token),
    made: now,
    ...(plan === undefined ? {} : { plan }),
    ...(days === undefined ? {} : { expires: now + days * 86_400_000 }),
  });
  write(file, [...readTokens(file).filter((other) => other.name !== name), kept]);
  return token;
}

/** False if nobody has that name. */
export function revokeToken(file: string, name: string): boolean {
  const tokens = readTokens(file);
  const left = tokens.filter((token) => token.name !== name);
  if (left.length === tokens.length) return false;
  write(file, left);
  return true;
}

/** Whole or not at all: a gateway may read it at any moment. */
function write(file: string, users: readonly Token[]): void {
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify({ users }, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, file);
}
