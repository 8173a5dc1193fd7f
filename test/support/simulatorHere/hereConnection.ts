import { textsOf } from "../textsOf";
import { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { Connection } from "../../../src/simulator/socket/connection";
import type { Holder } from "../../../src/simulator/access/keyRing";
import type { World } from "../../../src/simulator/world";

/** What the client's end of a connection hears. */
export interface Ears {
  readonly onText: (text: string) => void;
  /** 1006 where the line was cut. */
  readonly onClose: (code: number, reason: string) => void;
}

/** The server's end of a connection that is in no network: frames are read as they are written. */
export function connectHere(
  world: World,
  who: { readonly id: number; readonly holder: Holder },
  ears: Ears,
): Connection {
  let open = true;
  const end = (code: number, reason: string): void => {
    if (!open) return;
    open = false;
    ears.onClose(code, reason);
  };
  const stream = new Duplex({
    read: () => undefined,
    write(frames: Buffer, _encoding, done) {
      for (const text of textsOf(frames)) if (open) ears.onText(text);
      done();
    },
    destroy(_error, done) {
      end(1006, "");
      done(null);
    },
  });
  const ws: Pick<WebSocket, "OPEN" | "readyState" | "close" | "pong"> = {
    OPEN: 1,
    get readyState() {
      return open ? (1 as const) : (3 as const);
    },
    close: (code = 1005, reason = "") => end(code, String(reason)),
    pong: () => undefined,
  };
  return new Connection(world, ws as WebSocket, stream, { ...who, credential: "header" });
}
