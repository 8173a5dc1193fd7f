import { freeze } from "../../../../src/runtime/sheetWork/freeze";
import { countFrozen, giveUp, restore } from "../../../../src/runtime/sheetWork/restore";
import { MemoryBook, type MemoryBookOptions } from "./memoryBook";

const watched = { stopped: () => false, onProgress: () => undefined };

const KLINE = '=QOS.KLINE("HK:700","1d",2,,"time,close,volume")';

function shows(formula: string): unknown {
  if (formula === KLINE)
    return [
      ["time", "close", "volume"],
      [45_292, 600.5, "00700"],
      [45_293, "#N/A", true],
    ];
  if (formula.includes("WAITS")) return "#BUSY!";
  if (formula.includes("NOSUCH")) return "#N/A";
  return formula.length;
}

const SHEETS: MemoryBookOptions["sheets"] = {
  One: {
    A1: "US:AAPL",
    B1: '=QOS.PRICE("US:AAPL")',
    B2: "=QOS.LIVE(A1)*2",
    B3: "=B1+B2",
    B4: '=QOS.PRICE("NOSUCH")',
    B5: '=QOS.PRICE("WAITS")',
    D1: KLINE,
  },
  "Two 2": { C3: "=QOS.LIVE(A1)" },
};

const book = (options: Partial<MemoryBookOptions> = {}) =>
  new MemoryBook({ compute: shows, sheets: SHEETS, ...options });

test("frozen formulas are their values, spread ones too; other formulas stay", async () => {
  const frozen = book();
  const shown = ["D1", "E1", "F1", "D2", "E2", "F2", "D3", "E3", "F3"];
  const before = shown.map((address) => frozen.value("One", address));
  expect((await freeze(frozen, "workbook", watched)).count).toBe(4);
  expect(shown.map((address) => frozen.content("One", address))).toEqual(before);
  expect(frozen.content("One", "B1")).toBe('=QOS.PRICE("US:AAPL")'.length);
  expect(frozen.content("One", "B3")).toBe("=B1+B2");
  expect(await countFrozen(frozen)).toBe(4);
});

test("a formula without a value is not frozen, and the reason is told", async () => {
  const { failed } = await freeze(book(), "sheet", watched);
  expect(failed.map(({ address, why }) => [address, why])).toEqual([
    ["B4", "noValue"],
    ["B5", "noValue"],
  ]);
});

test("a date keeps its look, and loses it again with the formula's return", async () => {
  const frozen = book();
  await freeze(frozen, "workbook", watched);
  expect([frozen.format("One", "D2"), frozen.format("One", "E2")]).toEqual(["yyyy-mm-dd", "General"]);
  await restore(frozen, watched);
  expect(frozen.format("One", "D2")).toBe("General");
});

test("restored, the workbook is as it was, and nothing is kept any more", async () => {
  const frozen = book();
  const before = frozen.contents;
  await freeze(frozen, "workbook", watched);
  expect(frozen.contents).not.toEqual(before);
  expect(await restore(frozen, watched)).toEqual({ count: 4, failed: [] });
  expect(frozen.contents).toEqual(before);
  expect(frozen.texts).toEqual([]);
});

test("the formulas travel with the workbook: another session restores them", async () => {
  const first = book();
  const before = first.contents;
  await freeze(first, "workbook", watched);
  const saved = Object.fromEntries(Object.keys(SHEETS).map((title) => [title, {} as Record<string, unknown>]));
  const reopened = new MemoryBook({ compute: shows, sheets: saved });
  for (const title of Object.keys(SHEETS))
    for (const column of "ABCDEF")
      for (let row = 1; row <= 5; row += 1)
        reopened.set(title, `${column}${row}`, first.content(title, `${column}${row}`));
  reopened.texts = JSON.parse(JSON.stringify(first.texts)) as string[];
  await restore(reopened, watched);
  expect(reopened.contents).toEqual(before);
});

test("a cell that was edited since is not overwritten; its formula stays kept until it is given up", async () => {
  const frozen = book();
  await freeze(frozen, "workbook", watched);
  frozen.set("One", "E3", 601);
  frozen.set("One", "B1", "my note");
  const { count, failed } = await restore(frozen, watched);
  expect(count).toBe(2);
  expect(failed.map(({ address, formula, why }) => [address, formula, why])).toEqual([
    ["B1", '=QOS.PRICE("US:AAPL")', "edited"],
    ["D1", KLINE, "edited"],
  ]);
  expect([frozen.content("One", "B1"), frozen.content("One", "E3")]).toEqual(["my note", 601]);
  expect(await countFrozen(frozen)).toBe(2);
  await giveUp(frozen, failed);
  expect(frozen.texts).toEqual([]);
});

test("a sheet that was deleted does not keep the others from coming back", async () => {
  const frozen = book();
  await freeze(frozen, "workbook", watched);
  const { One } = SHEETS;
  const without = new MemoryBook({ compute: shows, sheets: { One: { ...One, B1: 21, B2: 15 } } });
  without.texts = frozen.texts;
  const { failed } = await restore(without, watched);
  expect(failed.map(({ area, why }) => [area.sheet.title, why])).toContainEqual(["Two 2", "gone"]);
});

test("a protected sheet freezes nothing, says so and keeps no record of what is still a formula", async () => {
  const frozen = book({ locked: ["Two 2"] });
  const { count, failed } = await freeze(frozen, "workbook", watched);
  expect(count).toBe(3);
  expect(failed.map(({ area, why }) => [area.sheet.title, why])).toContainEqual(["Two 2", "protected"]);
  expect(await countFrozen(frozen)).toBe(3);
});

test("formulas frozen at different times all come back", async () => {
  const frozen = book({ selection: { sheet: "One", address: "B1:B1" } });
  const before = frozen.contents;
  await freeze(frozen, "selection", watched);
  await freeze(frozen, "workbook", watched);
  expect(await restore(frozen, watched)).toEqual({ count: 4, failed: [] });
  expect(frozen.contents).toEqual(before);
});

test("a record that cannot be read is left as it is, and nothing is frozen over it", async () => {
  const frozen = book();
  const before = frozen.contents;
  frozen.texts = ["written by a later version"];
  await expect(freeze(frozen, "workbook", watched)).rejects.toThrow("cannot be read");
  expect([frozen.contents, frozen.texts]).toEqual([before, ["written by a later version"]]);
});

test("stopped before the first cell is written, freezing changes nothing", async () => {
  const frozen = book();
  const before = frozen.contents;
  let steps = 0;
  await freeze(frozen, "workbook", { stopped: () => (steps += 1) > 3, onProgress: () => undefined });
  expect([frozen.contents, frozen.texts]).toEqual([before, []]);
});
