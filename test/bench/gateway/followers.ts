import { groupCodes } from "../../../src/market/codeList";
import type { InstrumentCode } from "../../../src/market/instrumentCode";
import { BareSocket } from "./bareSocket";
import { Held } from "./held";
import { codesOf } from "./push";

/** Milliseconds after which a client whose connection ended comes back. */
const BACK = 200;

interface Orders {
  /** Where gateways are: a client that comes back goes to the next. */
  readonly ports: readonly number[];
  /** The first time only. */
  readonly clients?: number;
  readonly own?: number;
  readonly codes?: readonly InstrumentCode[];
  readonly key?: string;
}

/** Clients that come back by themselves, in a process of their own. What they hold is told at every word. */
let ports: readonly number[] = [];
let opened = 0;
const holding: Held[] = [];

function follow(client: number, key: string, mine: readonly InstrumentCode[]): void {
  const held = new Held(mine);
  holding.push(held);
  let tries = client;
  const come = (): void => {
    tries += 1;
    new BareSocket(ports[tries % ports.length] ?? 0, key, {
      onOpen(socket) {
        opened += 1;
        socket.send({ type: "S", codes: groupCodes(mine) });
      },
      onText: (text) => void held.take(text, Date.now()),
      onClose: () => void setTimeout(come, BACK),
    });
  };
  come();
}

process.on("message", ({ ports: given, clients = 0, own = 0, codes = [], key = "" }: Orders) => {
  ports = given;
  for (let client = 0; client < clients; client += 1) {
    const mine = codesOf(client, own, codes.length).flatMap((symbol) => codes[Number(symbol.slice(1))] ?? []);
    setTimeout(() => follow(client, key, mine), client * 5);
  }
  const now = Date.now();
  const wrong = holding.reduce((sum, held) => sum + held.wrong, 0);
  const oldest = Math.max(0, ...holding.flatMap((held) => [...held.ages(now)]));
  process.send?.({ opened, wrong, oldest, following: holding.length });
});
process.send?.({});
