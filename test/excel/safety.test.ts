import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { associate } from "../support/associate";
import { closeProducts, startProduct, until } from "../support/productInExcel";
import { startSimulator } from "../../src/simulator/startSimulator";
import type { Simulator } from "../../src/simulator/simulator";

let simulator: Simulator;
const folder = mkdtempSync(path.join(tmpdir(), "qos-safety-"));
const record = path.join(folder, "session.ndjson");

beforeAll(async () => {
  simulator = await startSimulator({ tickMs: 100, record, invented: 20 });
});
afterEach(closeProducts);
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

const cyclic: unknown[] = [];
cyclic.push(cyclic);

const POISON: Readonly<Record<string, () => unknown>> = {
  "a BigInt": () => 10n,
  "a BigInt in a table": () => [[1, 10n]],
  NaN: () => NaN,
  "NaN in a table": () => [[NaN, 1]],
  Infinity: () => Infinity,
  "a circular value": () => cyclic,
  "a circular object": () => Object.assign(Object.create(null), { self: cyclic }),
  undefined: () => undefined,
  "a symbol": () => Symbol("x"),
  "a function": () => () => 1,
  "a Date": () => new Date(0),
  "a value that throws when it is read": () =>
    new Proxy([], {
      get: () => {
        throw new Error("no");
      },
    }),
};

test.each(Object.keys(POISON))("%s in one cell keeps no other cell of the same flush waiting", async (name) => {
  const addin = await startProduct({ simulator, key: simulator.keys.pro });
  const { excel } = addin;
  associate(addin, "FIELDS", () => POISON[name]?.());
  const begin = Date.now();
  const [poisoned, good] = await excel.batch([
    { name: "FIELDS", args: [null] },
    { name: "PRICE", args: ["US:AAPL"] },
  ]);
  expect(Date.now() - begin).toBeLessThan(5_000);
  expect(good).toEqual({ value: expect.any(Number), formats: [["#,##0.00######"]] });
  expect(JSON.stringify(poisoned)).toContain("#N/A");
});

test("a handler that throws when it is cancelled does not keep the others of its message alive", async () => {
  const { excel } = await startProduct({ simulator, key: simulator.keys.pro });
  const streams = excel.turn({
    begin: ["US:AAPL", "HK:700", "SH:600519"].map((code) => ({ name: "LIVE", args: [code] })),
  });
  await until(() => (simulator.subscriptions()["S"] ?? []).length === 3);
  excel.turn({ end: [...streams, ...streams] });
  await until(() => simulator.connections() === 0);
  expect(excel.open).toEqual([]);
});

test("the key is in no cell, no error text, no page, no console and no recorded session", async () => {
  const key = simulator.keys.pro;
  const { excel, window, errors } = await startProduct({ simulator, key, visible: true });
  const everything = (): string =>
    JSON.stringify([excel.flushes.all, errors, window.document.documentElement.outerHTML, excel.faults.map(String)]);
  simulator.faults.add({ fault: "refuse", at: "kline", message: `bad key ${key} in frequency` });
  simulator.faults.add({ fault: "refuse", at: "depth", message: `no such thing: ${key}` });
  excel.stream("LIVE", ["HK:700"]);
  excel.stream("STATUS", ["problem"]);
  await excel.batch([
    { name: "PRICE", args: [key] },
    { name: "PRICE", args: ["US:AAPL", key] },
    { name: "QUOTE", args: [[["US:AAPL"]], [[key]]] },
    { name: "DEPTH", args: ["US:AAPL"] },
    { name: "STATUS", args: [key] },
    { name: "PRICE", args: ["HK:700"] },
  ]);
  await until(() => simulator.subscriptions()["S"]?.length === 1);
  simulator.dropConnections({ by: "cut" });
  await until(() => simulator.connections() === 1);
  expect(excel.flushes.all.length).toBeGreaterThan(0);
  expect(everything()).not.toContain(key);
  await simulator.stop();
  expect(readFileSync(record, "utf8").length).toBeGreaterThan(0);
  expect(readFileSync(record, "utf8")).not.toContain(key);
});
