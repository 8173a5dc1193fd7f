import type { Settled } from "../../kernel/settled";
import type { Refusal } from "../door/refusals";
import type { User } from "./user";

/** Decides who a credential belongs to. */
export interface Admission {
  admit(credential: string): Promise<Settled<User, Refusal>>;
  /** Whether a user who was admitted earlier still is. */
  stillAdmitted(user: User): boolean;
}
