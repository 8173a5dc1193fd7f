import { apply, undo } from "../../../../src/features/sheetTools/apply";
import { findConversions, findRepairs } from "../../../../src/features/sheetTools/proposals";
import { MemoryWorkbook } from "./memoryWorkbook";

const watched = { stopped: () => false, onProgress: () => undefined };

const shows = (formula: string) => (formula.includes("_xldudf") ? "#NAME?" : 190.5);

const brokenWorkbook = () =>
  new MemoryWorkbook({
    compute: shows,
    sheets: {
      One: { A1: "US:AAPL", B1: '=_xldudf_QOS_PRICE("US:AAPL")', B2: "=QOS.PRICE(A1)", C9: "=SUM(B1:B2)" },
      Two: { D4: "=[2]!_xldudf_QOS_LIVE(A1)", D5: "=_xldudf_QOS_OPTIONS(A1)", D6: "＝qos.price（A1）" },
    },
  });

test("broken formulas are found all over the workbook, with what they should be", async () => {
  const { proposals, left } = await findRepairs(brokenWorkbook(), "workbook", watched);
  expect(proposals.map(({ area, address, after }) => [area.sheet.title, address, after])).toEqual([
    ["One", "B1", '=QOS.PRICE("US:AAPL")'],
    ["Two", "D4", "=QOS.LIVE(A1)"],
    ["Two", "D6", "=QOS.PRICE(A1)"],
  ]);
  expect(left.map(({ address, why, what }) => [address, why, what])).toEqual([["D5", "unknownFormula", "QOS.OPTIONS"]]);
});

test("only the sheet or the selection that was chosen is looked at", async () => {
  const addresses = async (workbook: MemoryWorkbook, scope: "sheet" | "selection") =>
    (await findRepairs(workbook, scope, watched)).proposals.map(({ address }) => address);
  expect(await addresses(brokenWorkbook(), "sheet")).toEqual(["B1"]);
  const sheets = { One: { A1: "=_xldudf_QOS_PRICE(1)", B2: "=_xldudf_QOS_PRICE(2)", C3: "=_xldudf_QOS_PRICE(3)" } };
  const workbook = new MemoryWorkbook({ compute: shows, sheets, selection: { sheet: "One", address: "B2:C9" } });
  expect(await addresses(workbook, "selection")).toEqual(["B2", "C3"]);
});

test("what was applied can be undone, and the workbook is as it was", async () => {
  const workbook = brokenWorkbook();
  const before = workbook.contents;
  const { proposals } = await findRepairs(workbook, "workbook", watched);
  const { changed, failed } = await apply(workbook, proposals, watched);
  expect([changed.length, failed]).toEqual([3, []]);
  expect(workbook.content("Two", "D6")).toBe("=QOS.PRICE(A1)");
  expect((await findRepairs(workbook, "workbook", watched)).proposals).toEqual([]);
  await undo(workbook, changed, watched);
  expect(workbook.contents).toEqual(before);
});

test("a cell that was edited after the look is not overwritten, by applying or by undoing", async () => {
  const workbook = brokenWorkbook();
  const { proposals } = await findRepairs(workbook, "workbook", watched);
  workbook.set("One", "B1", "mine");
  const applied = await apply(workbook, proposals, watched);
  expect(applied.failed.map(({ proposal, why }) => [proposal.address, why])).toEqual([["B1", "edited"]]);
  workbook.set("Two", "D4", "mine too");
  const undone = await undo(workbook, applied.changed, watched);
  expect(undone.failed.map(({ proposal, why }) => [proposal.address, why])).toEqual([["D4", "edited"]]);
  expect([workbook.content("One", "B1"), workbook.content("Two", "D4")]).toEqual(["mine", "mine too"]);
});

test("a protected sheet is reported, and the others are repaired", async () => {
  const sheets = { One: { B1: "=_xldudf_QOS_PRICE(1)" }, Two: { B1: "=_xldudf_QOS_PRICE(1)" } };
  const workbook = new MemoryWorkbook({ compute: shows, sheets, locked: ["One"] });
  const { proposals } = await findRepairs(workbook, "workbook", watched);
  const { changed, failed } = await apply(workbook, proposals, watched);
  expect(changed.map(({ area }) => area.sheet.title)).toEqual(["Two"]);
  expect(failed.map(({ why }) => why)).toEqual(["protected"]);
});

test("formulas of other products are found, their codes read where they stand in cells", async () => {
  const workbook = new MemoryWorkbook({
    sheets: {
      One: {
        A2: "600519.SH",
        A3: "AAPL US Equity",
        B2: '=WSQ(A2,"rt_last")',
        B3: '=BDP(A3,"PX_LAST")',
        B4: '=BDP("AAPL US Equity","PX_LAST")',
        B5: '=BDP(Nowhere!A1,"PX_LAST")',
        B6: '=GOOGLEFINANCE("NASDAQ:AAPL")',
      },
    },
  });
  const { proposals, left } = await findConversions(workbook, "sheet", watched);
  expect(proposals.map(({ address, after, sure }) => [address, after, sure])).toEqual([
    ["B2", '=QOS.LIVE(A2,"last")', true],
    ["B3", '=QOS.LIVE(A3,"last")', true],
    ["B4", '=QOS.LIVE("US:AAPL","last")', true],
    ["B6", '=QOS.LIVE("US:AAPL","last")', false],
  ]);
  expect(left.map(({ address, why, what }) => [address, why, what])).toEqual([["B5", "securityInCell", "Nowhere!A1"]]);
});

test("values that another product has written beside its history are in the way: that is told, and nothing chosen beforehand", async () => {
  const head = '=BDH("AAPL US Equity","PX_LAST","20240102","20240131")';
  const differences = async (cells: Readonly<Record<string, unknown>>) => {
    const workbook = new MemoryWorkbook({ sheets: { One: { B2: head, ...cells } } });
    const { proposals } = await findConversions(workbook, "sheet", watched);
    return proposals.map((found) => [found.address, found.differences.includes("neighbours"), found.sure]);
  };
  expect(await differences({ B3: 45_294, C2: 184.25 })).toEqual([["B2", true, false]]);
  expect(await differences({ C2: 184.25 })).toEqual([["B2", true, false]]);
  expect(await differences({ B3: 0 })).toEqual([["B2", true, false]]);
  expect((await differences({})).map(([address, told]) => [address, told])).toEqual([["B2", false]]);
  expect((await differences({ A2: "AAPL", B1: "close", C3: 1 })).map(([, told]) => told)).toEqual([false]);
});

test("a formula of one cell minds no neighbour", async () => {
  const cells = { B2: '=BDP("AAPL US Equity","PX_LAST")', B3: 1, C2: 2 };
  const { proposals } = await findConversions(new MemoryWorkbook({ sheets: { One: cells } }), "sheet", watched);
  expect(proposals.map(({ differences, sure }) => [differences, sure])).toEqual([[[], true]]);
});

test("what reaches outside, as a formula or as a text, is never chosen beforehand, neither to repair nor to convert", async () => {
  const workbook = new MemoryWorkbook({
    sheets: {
      One: {
        A1: '=BDP("AAPL US Equity","PX_LAST")&WEBSERVICE("http://x")',
        A2: '=_xldudf_QOS_PRICE("US:AAPL")&HYPERLINK("http://x")',
        A3: "=_xldudf_QOS_PRICE(cmd|'/c calc'!A1)",
      },
    },
  });
  const found = [await findConversions(workbook, "sheet", watched), await findRepairs(workbook, "sheet", watched)];
  const proposals = found.flatMap((findings) => findings.proposals);
  expect(proposals.map(({ address }) => address)).toEqual(expect.arrayContaining(["A1", "A2"]));
  expect(proposals.filter(({ sure }) => sure)).toEqual([]);
});

test("a large sheet is read in blocks, halved where Excel finds them too large, and nothing is missed", async () => {
  const cells = Object.fromEntries(Array.from({ length: 3_000 }, (_, row) => [`T${row + 1}`, "=_xldudf_QOS_PRICE(1)"]));
  const workbook = new MemoryWorkbook({ compute: shows, sheets: { Big: cells }, most: 6_000 });
  const seen: number[] = [];
  const onProgress = ({ done, total }: { done: number; total: number }) => seen.push(done / total);
  const { proposals } = await findRepairs(workbook, "workbook", { stopped: () => false, onProgress });
  expect(proposals).toHaveLength(3_000);
  expect(seen.length).toBeGreaterThan(5);
  expect(seen).toEqual([...seen].sort((one, other) => one - other));
  expect(seen.at(-1)).toBe(1);
});

test("a search that was stopped reads no further", async () => {
  const cells = Object.fromEntries(Array.from({ length: 3_000 }, (_, row) => [`T${row + 1}`, "=1"]));
  const workbook = new MemoryWorkbook({ sheets: { Big: cells } });
  let enough = false;
  await findRepairs(workbook, "workbook", { stopped: () => enough, onProgress: () => (enough = true) });
  expect(workbook.reads).toBe(1);
});
