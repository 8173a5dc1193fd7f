import { server, snapshotRow } from "../../support/builders";
import { testApp } from "../../support/testPorts";

test("a subscription that the server has forgotten does not leave its cell stale for longer than three minutes", async () => {
  const { app, clock, http, socket } = testApp();
  const shown: unknown[] = [];
  const stop = app.live.value(["US:AAPL"], (value) => shown.push(value));
  await clock.advance(5_000);
  expect(shown.at(-1)).toBe(25.92);
  expect(socket.commands.map(({ command }) => command.type)).toEqual(["S"]);
  http.answer = server((code) => snapshotRow(code, { lp: "31", ts: 1_731_510_100 }));
  await clock.advance(180_000);
  expect(shown.at(-1)).toBe(31);
  const asked = http.requests.length;
  await clock.advance(60_000);
  expect(http.requests.length - asked).toBeLessThanOrEqual(1);
  stop();
  await clock.advance(60_000);
  expect(clock.pending).toBe(0);
});
