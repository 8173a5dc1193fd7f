import { failure, success, type Settled } from "../kernel/settled";
import { SECOND } from "../kernel/time";
import { asQosError, type QosError } from "../qos/errors";
import { RestClient } from "../qos/restClient";
import { isRestClosed } from "../feed/transports";
import { queryOverSocket, type Tested } from "./socketTest";

/** What a test that went well has found. */
export interface TestFound {
  /** Seconds that the answer took. */
  readonly seconds: number;
  /** The way it came: `socket` where REST cannot be reached or read from here. */
  readonly transport: "rest" | "socket";
}

/** How a test of key and server ended, or what is wrong. */
export type TestResult = Settled<TestFound, QosError>;

/**
 * Asks the server one small question with `key`, without keeping it: by REST, and over the socket where REST is closed.
 * Both addresses are those of the moment it begins: the key is sent to no others, whatever is chosen meanwhile. Spends
 * one request of the budget, so that a person who tests often is not refused either.
 */
export async function testConnection(app: Tested, key: string): Promise<TestResult> {
  const { server, socket } = app.settings.current;
  const byRest = await testRest(app, key.trim(), server);
  const { current } = app.settings;
  if (byRest.ok || server !== current.server || socket !== current.socket) return byRest;
  return testSocket(app, key.trim(), byRest.error);
}

async function testRest(app: Tested, key: string, server: string): Promise<TestResult> {
  const { clock } = app;
  const { http, budgets } = app.server;
  const end = await budgets.snapshot.enqueue().permit;
  const begin = clock.now();
  try {
    const client = new RestClient({ http, clock, server: () => server, key: () => key || undefined });
    await client.query("/snapshot", { codes: ["US:AAPL"] });
    return success({ seconds: (clock.now() - begin) / SECOND, transport: "rest" });
  } catch (thrown) {
    return failure(asQosError(thrown));
  } finally {
    end?.();
  }
}

async function testSocket(app: Tested, key: string, error: QosError): Promise<TestResult> {
  if (!isRestClosed(error)) return failure(error);
  const { clock } = app;
  const begin = clock.now();
  try {
    await queryOverSocket(app, key);
    return success({ seconds: (clock.now() - begin) / SECOND, transport: "socket" });
  } catch (thrown) {
    const refusal = asQosError(thrown);
    return failure(refusal.id === "keyRefused" ? refusal : error);
  }
}
