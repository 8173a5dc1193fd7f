import type { SocketHandlers, SocketPort } from "../../../src/qos/socketClient";
import { builtApp } from "../../support/builtApp";
import { memoryStorage } from "../../support/nodePorts";
import { storedKey, testWorld } from "../../support/testPorts";

const HOUR = 3_600_000;

/** A server that keeps one connection of a key: each new one pushes the one before it out. */
function kickingServer(
  after: (delay: number, task: () => void) => void,
): SocketPort & { readonly opened: () => number } {
  let opened = 0;
  let holder: SocketHandlers | undefined;
  return {
    opened: () => opened,
    open(_address, _key, handlers) {
      let open = true;
      after(20, () => {
        if (!open) return;
        opened += 1;
        const before = holder;
        holder = handlers;
        handlers.onOpen();
        before?.onClose(1008, "too many connections for this key");
      });
      return {
        send(text) {
          const { type } = JSON.parse(text) as { readonly type: string };
          after(20, () => open && handlers.onText(JSON.stringify({ type, msg: "OK", time: 0 })));
        },
        close() {
          open = false;
          if (holder === handlers) holder = undefined;
        },
      };
    },
  };
}

test("two workbooks that cannot know of each other do not fight over the connection, and the cells of both stay filled", async () => {
  const { clock, ports, http } = testWorld();
  const socket = kickingServer((delay, task) => void clock.after(delay, task));
  const shown: unknown[][] = [[], []];
  const apps = shown.map((values) => {
    const app = builtApp({ ...ports, socket, storage: memoryStorage(storedKey()) });
    app.live.value(["US:AAPL"], (value) => values.push(value));
    return app;
  });
  let oldest = 0;
  for (let minute = 0; minute < 60; minute += 1) {
    await clock.advance(HOUR / 60);
    for (const { parts } of apps)
      for (const { delivery, latest } of parts.feed.subscriptions())
        if (delivery === "polled") oldest = Math.max(oldest, clock.now() - (latest?.at ?? 0));
  }
  // A fight would open one every second.
  expect(socket.opened()).toBeLessThan(20);
  expect(shown.map((values) => values.at(-1))).toEqual([25.92, 25.92]);
  expect(oldest).toBeLessThan(10_000);
  expect(http.requests.length).toBeGreaterThan(60);
});
