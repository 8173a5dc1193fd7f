import { connectAhead } from "../../../src/runtime/connectAhead";
import { storedKey, testApp } from "../../support/testPorts";

const bound = (...sentTo: string[]) => ({ "qos.key": { key: "k3y-of-a-test-0123456789", remember: true, sentTo } });

test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
  ["with a key", storedKey(), ["https://api.qos.hk"]],
  ["without a key", {}, []],
  ["with a key for another server", bound("elsewhere.example"), []],
])("%s the way to the server is opened ahead, or not, and nothing is asked", async (_name, stored, ways) => {
  const { app, clock, http, socket } = testApp(stored);
  const opened: string[] = [];
  connectAhead(app, (server) => opened.push(server));
  await clock.advance(60_000);
  expect([opened, http.requests, socket.connections]).toEqual([ways, [], []]);
});

test("a browser that cannot open the way ahead is no fault", () => {
  const { app } = testApp();
  expect(() =>
    connectAhead(app, () => {
      throw new Error("no such address");
    }),
  ).not.toThrow();
});
