/** What one user may do at this gateway. */
export interface UserPlan {
  /** Products in one request, and live at one time. */
  readonly products: number;
  /** Requests a minute to each endpoint, and commands a minute on each socket. */
  readonly requests: number;
  /** Sockets at one time. */
  readonly connections: number;
}

/** Somebody whose credential has been accepted. */
export interface User {
  /** Tells users apart; safe to be logged, and never a credential. */
  readonly id: string;
  /** Undefined where the plan is the server's own affair. */
  readonly plan: UserPlan | undefined;
  /** The user's own key at the server; undefined where the house key is used. */
  readonly key: string | undefined;
  /** Changes with the credential: a new token ends the sockets of the old one. */
  readonly mark?: string;
  /** When the credential ends, in milliseconds since the epoch. */
  readonly expiresAt?: number;
}
