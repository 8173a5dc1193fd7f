import { bars, server } from "../../support/builders";
import { ok } from "../../support/scriptedHttp";
import { agree } from "../../support/scriptedSocket";
import { storedKey, testApp } from "../../support/testPorts";

test("bars made from trades are asked for once the trades are pushed, a second later, and move from then on", async () => {
  const { app, clock, http, socket } = testApp(storedKey());
  const minute = (): number => Math.floor(clock.now() / 60_000) * 60;
  http.answer = (asked) =>
    asked.path === "/kline"
      ? ok([{ c: "US:AAPL", k: bars("US:AAPL", 1, 5, { end: minute(), step: 60 }) }])
      : server()(asked);
  socket.reply = (command) =>
    command.type === "K" ? { type: "K", msg: "unknown type K", time: 1_731_510_000 } : agree(command);
  let shown: unknown;
  app.live.kline(["US:AAPL", "1m", 1, "close", false], (now) => (shown = now));
  const subscribed = (): number | undefined => socket.commands.find(({ command }) => command.type === "T")?.at;
  while (subscribed() === undefined) await clock.advance(100);
  const asked = (): number => http.requests.filter(({ path }) => path === "/kline").length;
  const before = asked();
  await clock.advance(900);
  expect(asked()).toBe(before);
  await clock.advance(700);
  expect(asked()).toBe(before + 1);
  expect(app.status.feed.subscriptions().map(({ subject, delivery }) => [subject.topic, delivery])).toEqual([
    ["K", "pushed"],
    ["T", "pushed"],
  ]);
  socket.last.says({ tp: "T", c: "US:AAPL", p: "123.25", v: "7", ts: Math.floor(clock.now() / 1_000), d: 1 });
  await clock.advance(1_000);
  expect(shown).toEqual([[123.25]]);
});
