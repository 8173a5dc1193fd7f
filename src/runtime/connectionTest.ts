import { failure, success, type Settled } from "../kernel/settled";
import { SECOND } from "../kernel/time";
import { asQosError, type QosError } from "../qos/errors";
import { RestClient } from "../qos/restClient";
import type { App } from "./app";

/** How a test of key and server ended: seconds it took, or what is wrong. */
export type TestResult = Settled<number, QosError>;

/**
 * Asks the server one small question with `key`, without keeping it. Spends one request of the budget, so that a
 * person who tests often is not refused either.
 */
export async function testConnection(app: App, key: string, server = app.settings.current.server): Promise<TestResult> {
  const { http, clock } = app.ports;
  const end = await app.budgets.snapshot.enqueue().turn;
  const begin = clock.now();
  try {
    const client = new RestClient({ http, clock, server: () => server, key: () => key.trim() || undefined });
    await client.ask("/snapshot", { codes: ["US:AAPL"] });
    return success((clock.now() - begin) / SECOND);
  } catch (thrown) {
    return failure(asQosError(thrown));
  } finally {
    end?.();
  }
}
