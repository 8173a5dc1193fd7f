import { SECOND } from "../kernel/time";
import { QosError } from "../qos/errors";
import { readRefusal } from "../qos/refusal";
import { SocketClient } from "../qos/socketClient";
import type { App } from "./app";

/** The test is given up after so long (milliseconds). */
const DEADLINE = 10 * SECOND;

const CODE = "US:AAPL";

/** What a test of key and server needs of the program. */
export type Tested = Pick<App, "server" | "settings" | "keys" | "clock">;

/**
 * Asks one small question over the socket with `key`. The key in force has one connection for all workbooks, and asks
 * over that; another key has one of its own, which is closed again. Rejects with a QosError.
 */
export async function queryOverSocket(app: Tested, key: string): Promise<void> {
  if (key !== app.keys.current) return queryAlone(app, key);
  await app.server.overSocket("/snapshot", { codes: [CODE] });
}

function queryAlone({ server, settings, clock }: Tested, key: string): Promise<void> {
  const { random, socket: port } = server;
  const address = settings.current.socket;
  const client = new SocketClient({ port, clock, random, address: () => address, key: () => key });
  return new Promise<void>((resolve, reject) => {
    const end = (settle: () => void): void => {
      stop();
      client.raise({ event: "unwant" });
      settle();
    };
    const stop = clock.after(DEADLINE, () =>
      end(() => reject(new QosError("timeout", { seconds: DEADLINE / SECOND }))),
    );
    client.states.subscribe((state) => {
      if (state.state === "waiting" || state.state === "refused") end(() => reject(state.why));
    });
    client.messages.subscribe(({ type, msg }) => {
      if (type !== "RS" || typeof msg !== "string") return;
      end(() => (msg === "OK" ? resolve() : reject(readRefusal(msg, key))));
    });
    client.ups.subscribe((up) => up && client.send({ type: "RS", codes: [CODE], reqid: 1 }));
    client.raise({ event: "want" });
  });
}
