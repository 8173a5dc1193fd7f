import type { WireRegistration } from "../../qos/wire";
import { DAY } from "../../kernel/time";
import { FREE_PLAN, permissionOf } from "../access/plans";
import type { World } from "../world";

const TRIAL = 15 * DAY;
const HONG_KONG_AHEAD = 8 * 3_600_000;

/** Gives out a key (§4.1); `undefined` for something that is no e-mail address. */
export function register(world: World, body: Readonly<Record<string, unknown>>): WireRegistration | undefined {
  const { email } = body;
  if (typeof email !== "string" || !/^[^@\s]+@[^@\s]+$/.test(email)) return undefined;
  const plan = world.keys.planNamed(world.settings.registerPlan) ?? FREE_PLAN;
  const holder = world.keys.add(`registered-${world.keys.holders.length}`, plan);
  const now = world.settings.clock.now();
  return {
    key: holder.key,
    email,
    created_at: localTime(now),
    expires_at: localTime(now + TRIAL),
    permission: permissionOf(plan),
  };
}

/** With nanoseconds and the zone of Hong Kong, as in the example (§4.1.4). */
function localTime(moment: number): string {
  return new Date(moment + HONG_KONG_AHEAD).toISOString().replace("Z", "000000+08:00");
}
