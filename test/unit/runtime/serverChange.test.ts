import { queryPrice } from "../../../src/quotes/questions/price";
import { QosError } from "../../../src/qos/errors";
import { server, snapshotRow } from "../../support/builders";
import { testApp } from "../../support/testPorts";

const NEW = { server: "https://other.example", socket: "wss://other.example/ws" };

/** The price of a server; each has its own. */
const priced = (lp: string) => server((code) => snapshotRow(code, { lp }));

function bench(): ReturnType<typeof testApp> & { readonly move: () => void } {
  const world = testApp();
  world.http.answer = priced("25.92");
  world.app.keys.allow(NEW);
  return { ...world, move: () => world.app.settings.change(NEW) };
}

test("a price that the former server is still to tell is asked of the new one, by whoever asks before or after the change", async () => {
  const { app, clock, http, move } = bench();
  const before = app.queries.answer(queryPrice, ["US:AAPL"], { preview: false });
  await clock.advance(30);
  expect(http.requests).toHaveLength(1);
  move();
  http.answer = priced("31.4");
  const after = app.queries.answer(queryPrice, ["US:AAPL"], { preview: false });
  await clock.advance(2_000);
  expect(await Promise.all([before, after])).toEqual([31.4, 31.4]);
  expect(await app.queries.answer(queryPrice, ["US:AAPL"], { preview: false })).toBe(31.4);
});

test("a former server's failure is not the new one's answer", async () => {
  const { app, clock, http, move } = bench();
  http.answer = () => new Error("unreachable");
  const asked = app.queries.answer(queryPrice, ["US:AAPL"], { preview: false });
  await clock.advance(30);
  move();
  http.answer = priced("31.4");
  await clock.advance(5_000);
  expect(await asked).toBe(31.4);
});

test("a live cell never shows a former server's price again: it waits for the new one's, and says so", async () => {
  const { app, clock, http, move } = bench();
  const shown: unknown[] = [];
  app.live.value(["US:AAPL"], (value) => shown.push(value instanceof QosError ? value.cell : value));
  await clock.advance(3_000);
  expect(shown).toEqual([25.92]);
  shown.splice(0);
  http.answer = () => "hangs";
  move();
  await clock.advance(200_000);
  expect(shown[0]).toBe("#N/A");
  expect(shown.filter((value) => value !== "#N/A")).toEqual([]);
  http.answer = priced("31.4");
  await clock.advance(100_000);
  expect(shown.at(-1)).toBe(31.4);
});

test("while live cells are paused, the new server's price takes the place of the former one's all the same", async () => {
  const { app, clock, http, move } = bench();
  const shown: unknown[] = [];
  app.live.value(["US:AAPL"], (value) => shown.push(value));
  await clock.advance(3_000);
  app.pace.toggle();
  http.answer = priced("31.4");
  move();
  await clock.advance(5_000);
  expect(shown).toEqual([25.92, 31.4]);
});
