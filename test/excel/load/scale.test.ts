import { DAY } from "../../../src/kernel/time";
import { closeProducts, startProduct } from "../../support/productInExcel";
import { useSimulator } from "../../support/simulator";

const simulator = useSimulator({ tickMs: 0, invented: 500 });

afterEach(closeProducts);

const CALLS = 10_000;
const KINDS = ["PRICE", "QUOTE", "KLINE", "INFO"] as const;

/** The simulator makes a series up when it is first asked for it, in this process; that is no part of what is measured. */
async function makeUp(codes: readonly string[]): Promise<void> {
  for (let start = 0; start < codes.length; start += 20) {
    const lines = codes.slice(start, start + 20).map((c) => ({ c, co: 7, a: 0, kt: 1001 }));
    await fetch(`${simulator().url}/kline`, {
      method: "POST",
      headers: { key: simulator().keys.free },
      body: JSON.stringify({ kline_reqs: lines }),
    });
  }
}

test("ten thousand mixed formulas over 300 instruments in one message settle at the fewest requests, and a second recalculation sends none", async () => {
  simulator().setPlan("free", { rest: { products: 100, requestsAMinute: 600 } });
  simulator().setPlan("pro", { rest: { products: 100, requestsAMinute: 600 } });
  const { excel, errors } = await startProduct({
    simulator: simulator(),
    key: simulator().keys.pro,
    settings: { plan: { products: 100, requests: 600, socketProducts: 100 }, snapshotTtl: 60_000 },
  });
  const list = (await excel.call("LIST", ["HK", null, false])) as { readonly value: readonly (readonly string[])[] };
  const more = (await excel.call("LIST", ["US", null, false])) as { readonly value: readonly (readonly string[])[] };
  // Suspended shares, and new ones before their first trade, have no price to answer with.
  const { instruments, now } = simulator().market;
  const traded = new Set(
    instruments
      .filter(({ suspendedFrom, listed }) => suspendedFrom === undefined && listed < now / DAY - 30)
      .map(({ code }) => code as string),
  );
  const codes = [...list.value, ...more.value]
    .map(([code]) => code ?? "")
    .filter((code) => traded.has(code))
    .slice(0, 300);
  expect(new Set(codes).size).toBe(codes.length);
  await makeUp(codes);
  simulator().clearRequests();
  const calls = Array.from({ length: CALLS }, (_, at) => {
    const name = KINDS[at % KINDS.length] ?? "PRICE";
    const code = codes[Math.floor(at / KINDS.length) % codes.length] ?? "";
    const args =
      name === "KLINE" ? [code, "1d", 1 + (at % 7), null, [["close"]]] : [name === "PRICE" ? code : [[code]]];
    return { name, args };
  });

  const begin = performance.now();
  const results = await excel.batch(calls);
  const first = performance.now() - begin;
  expect(results.filter((result) => "error" in result)).toEqual([]);
  const batches = Math.ceil(codes.length / 100);
  const sent = (endpoint: string) => simulator().requests.filter((request) => request.endpoint === endpoint).length;
  expect([sent("snapshot"), sent("instrument-info"), sent("kline")]).toEqual([batches, batches, batches]);
  expect(simulator().requests.every(({ msg }) => msg === "OK")).toBe(true);

  simulator().clearRequests();
  const again = performance.now();
  expect(await excel.batch(calls)).toEqual(results);
  expect(simulator().requests).toEqual([]);
  process.stdout.write(
    `10,000 formulas: ${first.toFixed(0)} ms; once more from memory: ${(performance.now() - again).toFixed(0)} ms\n`,
  );
  expect(errors).toEqual([]);
}, 120_000);
