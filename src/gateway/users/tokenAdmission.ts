import { statSync } from "node:fs";
import type { Clock } from "../../kernel/clock";
import { failure, success, type Settled } from "../../kernel/settled";
import { SECOND } from "../../kernel/time";
import type { Refusal } from "../door/refusals";
import type { Admission } from "./admission";
import { hashOf, readTokens, type Token } from "./tokenFile";
import type { User, UserPlan } from "./user";

/** How often the file is looked at (milliseconds): so soon is a revoked token refused. */
const LOOK = 2 * SECOND;

export interface TokenAdmissionOptions {
  readonly clock: Clock;
  readonly file: string;
  readonly planOf: (name: string | undefined) => UserPlan;
  /** The file cannot be read: what was read last holds. */
  readonly onFault: (error: unknown) => void;
}

/** Users known by tokens in a file, which is read anew when it has changed. */
export class TokenAdmission implements Admission {
  readonly #options: TokenAdmissionOptions;
  #tokens: ReadonlyMap<string, Token> = new Map();
  #hashes: ReadonlyMap<string, string> = new Map();
  #lookedAt = -Infinity;
  #changed = -1;

  constructor(options: TokenAdmissionOptions) {
    this.#options = options;
    this.#look();
  }

  async admit(credential: string): Promise<Settled<User, Refusal>> {
    this.#look();
    const token = this.#tokens.get(hashOf(credential));
    if (token === undefined) return failure({ kind: "key-invalid" });
    const { name, plan, expires } = token;
    if (expires !== undefined && expires <= this.#options.clock.now()) return failure({ kind: "key-expired" });
    return success({
      id: `token:${name}`,
      plan: this.#options.planOf(plan),
      key: undefined,
      mark: token.hash,
      ...(expires === undefined ? {} : { expiresAt: expires }),
    });
  }

  stillAdmitted({ id, mark }: User): boolean {
    this.#look();
    return this.#hashes.get(id) === mark;
  }

  #look(): void {
    const { clock, file, onFault } = this.#options;
    const now = clock.now();
    if (now - this.#lookedAt < LOOK && now >= this.#lookedAt) return;
    this.#lookedAt = now;
    try {
      const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (changed === this.#changed) return;
      const tokens = readTokens(file);
      this.#changed = changed;
      this.#tokens = new Map(tokens.map((token) => [token.hash, token]));
      this.#hashes = new Map(tokens.map(({ name, hash }) => [`token:${name}`, hash]));
    } catch (error) {
      onFault(error);
    }
  }
}
