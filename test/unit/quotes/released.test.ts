import { paneView } from "../../../src/runtime/paneView";
import { QosError } from "../../../src/qos/errors";
import { server, snapshotRow } from "../../support/builders";
import { testApp } from "../../support/testPorts";

test("a released subscription says so in its cells, and a new formula of the same instrument brings all of them back", async () => {
  const { app, clock } = testApp();
  const first: unknown[] = [];
  const second: unknown[] = [];
  app.live.value(["US:AAPL"], (shown) => first.push(shown));
  await clock.advance(5_000);
  expect(first.at(-1)).toBe(25.92);
  const [subscription] = paneView(app).subscriptions;
  app.subscriptions.release(subscription?.key ?? "");
  await clock.advance(1_000);
  expect(first.at(-1)).toMatchObject({ id: "released" });
  expect(first.at(-1)).toBeInstanceOf(QosError);
  expect(paneView(app).subscriptions).toEqual([]);

  app.live.value(["US:AAPL"], (shown) => second.push(shown));
  await clock.advance(5_000);
  expect([first.at(-1), second.at(-1)]).toEqual([25.92, 25.92]);
});

test("the pane counts every formula of an instrument", async () => {
  const { app, clock } = testApp();
  const stops = Array.from({ length: 5 }, () => app.live.value(["US:AAPL"], () => undefined));
  await clock.advance(2_000);
  expect(paneView(app).subscriptions).toMatchObject([{ code: "US:AAPL", cells: 5 }]);
  stops[0]?.();
  expect(paneView(app).subscriptions).toMatchObject([{ cells: 4 }]);
});

test("a pre-market push does not replace the price of the regular day", async () => {
  const { app, clock, http, socket } = testApp();
  const bell = Date.parse("2024-11-13T16:00-05:00") / 1_000;
  http.answer = server((code) => snapshotRow(code, { ts: bell }));
  const shown: unknown[] = [];
  app.live.value(["US:AAPL"], (value) => shown.push(value));
  await clock.advance(5_000);
  const row = { tp: "S", c: "US:AAPL", lp: "30", yp: "26", o: "30", h: "30", l: "30", v: "1", t: "30", s: 0 };
  // The night goes by while the computer sleeps.
  clock.jump((bell + 17 * 3_600) * 1_000 - clock.now());
  socket.connections.at(-1)?.says({ ...row, ts: bell + 17 * 3_600, tt: 2 });
  await clock.advance(1_000);
  expect(shown.at(-1)).toBe(25.92);
  clock.jump(3_600_000);
  socket.connections.at(-1)?.says({ ...row, ts: bell + 18 * 3_600, tt: 3 });
  await clock.advance(1_000);
  expect(shown.at(-1)).toBe(30);
});
