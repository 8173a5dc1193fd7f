import { Connection } from "../../../src/feed/connection";
import type { SocketEvent, SocketState } from "../../../src/qos/socketMachine";

/** A socket that is open or not, as it was told last. */
function bench() {
  let state: SocketState = { state: "idle" };
  const told: string[] = [];
  const connection = new Connection({
    get state() {
      return state;
    },
    raise(event: SocketEvent) {
      told.push(event.event);
      state = event.event === "want" ? { state: "connecting", attempt: 1 } : { state: "idle" };
    },
  });
  return { connection, told, isOpen: () => state.state !== "idle" };
}

test("the connection is open while one of two still needs it, and closed once both are done", () => {
  const { connection, isOpen } = bench();
  const [first, second] = [connection.hold(), connection.hold()];
  first();
  expect(isOpen()).toBe(true);
  second();
  expect(isOpen()).toBe(false);
});

test("who lets go twice does not close it for another", () => {
  const { connection, isOpen } = bench();
  const first = connection.hold();
  connection.hold();
  first();
  first();
  expect(isOpen()).toBe(true);
});

test("while another workbook has the connection none is opened here, and it is once that has gone", () => {
  const { connection, isOpen } = bench();
  connection.setOwn(false);
  connection.hold();
  expect([connection.isOwn, isOpen()]).toEqual([false, false]);
  connection.setOwn(true);
  expect([connection.isOwn, isOpen()]).toEqual([true, true]);
});

test("a connection that is handed over is closed here although cells still need it", () => {
  const { connection, isOpen } = bench();
  connection.hold();
  connection.setOwn(false);
  expect(isOpen()).toBe(false);
});

test("an idle socket is not told to close", () => {
  const { connection, told } = bench();
  connection.settle();
  connection.setOwn(false);
  expect(told).toEqual([]);
});
