import { hostname } from "node:os";
import { readFileSync } from "node:fs";
import { credsAuthenticator } from "@nats-io/transport-node";
import type { Logger } from "pino";
import { SECOND } from "../kernel/time";
import type { Bus } from "./bus/bus";
import { NatsBus } from "./bus/nats/natsBus";
import { systemClock } from "./clock";
import type { GatewaySettings } from "./settings/schema";
import type { HouseSetup } from "./startGateway";
import type { Admission } from "./users/admission";
import { eitherAdmission } from "./users/eitherAdmission";
import { IssuerAdmission } from "./users/issuerAdmission";
import { TokenAdmission } from "./users/tokenAdmission";
import type { UserPlan } from "./users/user";

/** The house as it was set up. Rejects if the bus cannot be reached. */
export async function houseSetup(settings: GatewaySettings, key: string, log: Logger): Promise<HouseSetup> {
  const bus = settings.nats.length === 0 ? undefined : await busOf(settings, log);
  return {
    key,
    plan: {
      products: settings.houseProducts,
      requests: settings.houseRequests,
      live: settings.houseLive,
      commands: settings.houseCommands,
      gap: settings.houseGap,
    },
    admission: admissionOf(settings, log),
    ...(bus === undefined ? {} : { bus }),
    grace: settings.grace * SECOND,
    outage: settings.outage * SECOND,
    edge: `${hostname()}-${process.pid}`,
  };
}

function admissionOf(settings: GatewaySettings, log: Logger): Admission {
  const { tokens, issuer, audience = "", planClaim, plans, products, requests, connections } = settings;
  const usual: UserPlan = { products, requests, connections };
  const common = {
    clock: systemClock,
    planOf: (name: string | undefined): UserPlan => (name === undefined ? usual : (plans[name] ?? usual)),
    onFault: (error: unknown) => log.error({ err: error }, "users"),
  };
  const byToken = tokens === undefined ? undefined : new TokenAdmission({ ...common, file: tokens });
  const byIssuer = issuer === undefined ? undefined : new IssuerAdmission({ ...common, issuer, audience, planClaim });
  if (byToken !== undefined && byIssuer !== undefined) return eitherAdmission(byToken, byIssuer);
  const admission = byToken ?? byIssuer;
  if (admission === undefined) throw new Error("house: say who the users are, by tokens or issuer");
  return admission;
}

function busOf(settings: GatewaySettings, log: Logger): Promise<Bus> {
  const { nats, natsPrefix, natsUserFile, natsCredsFile, natsCa } = settings;
  const [user, pass] = natsUserFile === undefined ? [] : readFileSync(natsUserFile, "utf8").trim().split(/:(.*)/s);
  return NatsBus.connect({
    clock: systemClock,
    random: Math.random,
    servers: nats,
    prefix: natsPrefix,
    connection: {
      ...(user === undefined || pass === undefined ? {} : { user, pass }),
      ...(natsCredsFile === undefined ? {} : { authenticator: credsAuthenticator(readFileSync(natsCredsFile)) }),
      ...(natsCa === undefined ? {} : { tls: { caFile: natsCa } }),
    },
    onError: (error) => log.warn({ err: error }, "bus"),
  });
}
