import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from "jose";
import type { Clock } from "../../kernel/clock";
import { failure, success, type Settled } from "../../kernel/settled";
import { SECOND } from "../../kernel/time";
import type { Refusal } from "../door/refusals";
import type { Admission } from "./admission";
import type { User, UserPlan } from "./user";

/** Only signatures by a private key: whoever can check a token must not be able to make one. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

export interface IssuerOptions {
  readonly clock: Clock;
  readonly issuer: string;
  readonly audience: string;
  /** The claim that names a user's plan. */
  readonly planClaim: string;
  readonly planOf: (name: string | undefined) => UserPlan;
  readonly onFault: (error: unknown) => void;
}

/** Users known by signed tokens of an OpenID Connect issuer, checked by the keys that it publishes. */
export class IssuerAdmission implements Admission {
  readonly #options: IssuerOptions;
  #keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(options: IssuerOptions) {
    this.#options = options;
  }

  async admit(credential: string): Promise<Settled<User, Refusal>> {
    const { issuer, audience, clock, planClaim, planOf, onFault } = this.#options;
    if (credential.split(".").length !== 3) return failure({ kind: "key-invalid" });
    try {
      const keys = await (this.#keys ??= keysOf(issuer));
      const { payload } = await jwtVerify(credential, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        currentDate: new Date(clock.now()),
        requiredClaims: ["sub", "exp"],
        clockTolerance: 5,
      });
      const plan = payload[planClaim];
      return success({
        id: `oidc:${payload.sub ?? ""}`.slice(0, 128),
        plan: planOf(typeof plan === "string" ? plan : undefined),
        key: undefined,
        expiresAt: (payload.exp ?? 0) * SECOND,
      });
    } catch (error) {
      if (error instanceof errors.JWTExpired) return failure({ kind: "key-expired" });
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout))
        return failure({ kind: "key-invalid" });
      // The issuer cannot be reached: nobody is let in unchecked, and it is asked again.
      this.#keys = undefined;
      onFault(error);
      return failure({ kind: "busy" });
    }
  }

  stillAdmitted(): boolean {
    return true;
  }
}

async function keysOf(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
    redirect: "error",
    signal: AbortSignal.timeout(5 * SECOND),
  });
  const { issuer: told, jwks_uri: address } = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (typeof address !== "string" || String(told).replace(/\/+$/, "") !== issuer) {
    throw new Error("the issuer's own description does not name it");
  }
  return createRemoteJWKSet(new URL(address));
}
