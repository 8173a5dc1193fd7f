import { decodeRegistration, REGISTER_PATH, type Registration } from "../qos/endpoints/register";
import { RestClient } from "../qos/restClient";
import type { App } from "./app";

/** Asks a server for a key by e-mail (§4.1), without any key. Rejects with a QosError. */
export async function requestKey(
  { server, clock }: Pick<App, "server" | "clock">,
  address: string,
  email: string,
): Promise<Registration> {
  const client = new RestClient({ http: server.http, clock, server: () => address, key: () => "" });
  return decodeRegistration(await client.query(REGISTER_PATH, { email }));
}
