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

/** The texts of whole, unmasked frames (RFC 6455, section 5.2), as `textFrame` writes them. */
function textsOf(frames: Buffer): string[] {
  const texts: string[] = [];
  let at = 0;
  while (at < frames.length) {
    const short = frames.readUInt8(at + 1) & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length =
      short < 126 ? short : short === 126 ? frames.readUInt16BE(at + 2) : Number(frames.readBigUInt64BE(at + 2));
    texts.push(frames.toString("utf8", at + head, at + head + length));
    at += head + length;
  }
  return texts;
}
