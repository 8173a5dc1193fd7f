import spellings from "../cases/spellings/spellings.json";
import { ungroup } from "../support/builders";
import type { Cells } from "../support/cases/case";
import { ExcelStage } from "../support/cases/excelStage";
import { ts } from "../support/cases/words";
import { ok, type Asked, type Outcome } from "../support/scriptedHttp";

interface Table {
  readonly understood: readonly (readonly [given: string, code: string])[];
  readonly refused: readonly (readonly [given: string, reason: string, instead: readonly string[]])[];
}

const TABLE = Object.values(spellings as unknown as Readonly<Record<string, Table>>);
const understood = TABLE.flatMap((product) => product.understood);
const refused = TABLE.flatMap((product) => product.refused);
const codes = [...new Set(understood.map(([, code]) => code))];

/** A price of every instrument that no other has. */
const priceOf = (code: string): number => 100.25 + codes.indexOf(code);

/** Trading hours of New York; mainland and Hong Kong have closed. */
const NOW = "2024-11-13 15:00:00";
const stampOf = (code: string): number =>
  /^(HK|SH|SZ):/.test(code) ? ts("2024-11-13T14:59:58+08:00") : ts("2024-11-13T14:59:58Z");

const server = ({ path, body }: Asked): Outcome => {
  if (path !== "/snapshot") return ok({});
  const asked = ungroup((body as { readonly codes: readonly string[] }).codes);
  return ok(asked.map((c) => ({ c, lp: String(priceOf(c)), yp: "99", s: 0, ts: stampOf(c) })));
};

const stage = new ExcelStage();
afterAll(() => stage.end());

test("PRICE of the built add-in shows the price of the instrument that a spelling means, and of no other", async () => {
  expect(understood.length + refused.length).toBeGreaterThanOrEqual(300);
  const play = await stage.open({ now: NOW });
  play.http.answer = server;
  const shown = new Map<string, Cells>();
  for (const [given] of understood) play.call("PRICE", [given], (cells) => shown.set(given, cells));
  await play.advance(30_000);
  expect(understood.map(([given]) => [given, shown.get(given)])).toEqual(
    understood.map(([given, code]) => [given, priceOf(code)]),
  );
  const asked = play.http.requests.flatMap(({ body }) => ungroup((body as { codes: readonly string[] }).codes));
  expect([...new Set(asked)].sort()).toEqual([...codes].sort());
  await play.close();
});

test("a spelling with several readings, or none, is #VALUE! with what to write instead, and asks nothing", async () => {
  const play = await stage.open({ now: NOW });
  play.http.answer = server;
  const shown = new Map<string, Cells>();
  for (const [given] of refused) play.call("PRICE", [given], (cells) => shown.set(given, cells));
  await play.advance(10_000);
  for (const [given, , instead] of refused) {
    const cell = shown.get(given);
    expect([given, cell]).toEqual([given, { error: "#VALUE!", message: expect.stringMatching(/^code: /) }]);
    for (const code of instead) expect([given, JSON.stringify(cell)]).toEqual([given, expect.stringContaining(code)]);
  }
  expect(play.http.requests).toEqual([]);
  await play.close();
});
