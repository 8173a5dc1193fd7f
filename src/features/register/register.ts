import { failure, success, type Settled } from "../../kernel/settled";
import type { Registration } from "../../qos/endpoints/register";
import { asQosError, QosError } from "../../qos/errors";
import type { App } from "../../runtime/app";
import { requestKey } from "../../runtime/requestKey";
import { FREE_PLAN, type PlanNumbers } from "../../runtime/plan";

/** A key was made and is in force; with the plan as the server has told it. */
export interface Registered {
  /** When the key ends, as the server writes it. */
  readonly expires: string | undefined;
  /** Undefined where the server has told none. */
  readonly plan: PlanNumbers | undefined;
}

/** Why there is no key. `none`: this server gives none out by itself. */
export type RegisterFault =
  { readonly kind: "notEmail" } | { readonly kind: "none" } | { readonly kind: "refused"; readonly error: QosError };

/**
 * Asks the server in force for a key by e-mail (§4.1), and takes key and plan into use. The key is kept on this
 * computer at once: a server may not give the same one twice.
 */
export async function register(
  app: Pick<App, "server" | "settings" | "keys" | "clock">,
  typed: string,
): Promise<Settled<Registered, RegisterFault>> {
  const email = typed.trim();
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return failure({ kind: "notEmail" });
  const { server, socket } = app.settings.current;
  try {
    const registration = await requestKey(app, server, email);
    const plan = planOf(registration);
    // The server may have been changed meanwhile: the key belongs to the one that gave it.
    const entered = app.keys.enter(registration.key, "computer", { server, socket }, registration.expires);
    if (!entered.ok) throw new QosError("unexpectedShape", { detail: "data.key cannot be sent as a key" });
    app.settings.change({ plan });
    return success({ expires: registration.expires, plan });
  } catch (thrown) {
    const error = asQosError(thrown);
    return failure(error.id === "notJson" ? { kind: "none" } : { kind: "refused", error });
  }
}

/** A plan that came with a key does not outlive it. */
export function dropRegisteredPlan(app: Pick<App, "settings">): void {
  if (app.settings.current.plan?.rest !== undefined) app.settings.change({ plan: undefined });
}

/** Endpoints that were not told are held to the tightest of those that were. */
function planOf({ rest, socket }: Registration): PlanNumbers | undefined {
  const limits = Object.values(rest);
  if (limits.length === 0 && socket === undefined) return undefined;
  const tightest = (told: readonly number[], otherwise: number): number =>
    told.length === 0 ? otherwise : Math.min(...told);
  return {
    products: tightest(
      limits.map(({ products }) => products),
      FREE_PLAN.products,
    ),
    requests: tightest(
      limits.map(({ requests }) => requests),
      FREE_PLAN.requests,
    ),
    socketProducts: socket?.products ?? FREE_PLAN.socketProducts,
    rest,
  };
}
