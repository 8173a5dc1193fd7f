import { Ledger } from "../../../src/feed/ledger";
import { codes } from "../../support/builders";
import { storedKey, testApp } from "../../support/testPorts";

/** How many wants are looked at while so many live cells, each of its own instrument, are opened, filled and closed. */
async function looks(count: number, socketProducts: number): Promise<number> {
  const plan = { products: 1_000, requests: 600, socketProducts };
  const { app, clock } = testApp({ ...storedKey(), "qos.settings": { plan } });
  const wants = Ledger.prototype.wants;
  let looked = 0;
  Ledger.prototype.wants = function (this: Ledger) {
    const all = wants.call(this);
    looked += all.length;
    return all;
  };
  try {
    const stops = codes(count).map((code) => app.live.value([code], () => undefined));
    await clock.advance(1_000);
    expect(app.parts.feed.wanted).toBe(count);
    for (const stop of stops) stop();
    await clock.advance(5_000);
    expect([app.parts.feed.wanted, app.parts.feed.store.size, app.parts.streams.count]).toEqual([0, 0, 0]);
    return looked;
  } finally {
    Ledger.prototype.wants = wants;
  }
}

test.each([
  ["all of them pushed", 10_000],
  ["most of them refreshed in turn", 10],
])("five times as many instruments cost five times as much, %s", async (_name, socketProducts) => {
  const few = await looks(200, socketProducts);
  const many = await looks(1_000, socketProducts);
  expect(many / few).toBeLessThan(6);
  expect(few).toBeLessThan(200 * 50);
});

test("cells that are closed one by one, long after each other, leave nothing behind", async () => {
  const { app, clock } = testApp();
  const stops = codes(20).map((code) => app.live.value([code], () => undefined));
  await clock.advance(2_000);
  for (const stop of stops) {
    stop();
    await clock.advance(4_000);
  }
  expect([app.parts.feed.wanted, app.parts.feed.store.size, app.parts.feed.subscriptions().length]).toEqual([0, 0, 0]);
});
