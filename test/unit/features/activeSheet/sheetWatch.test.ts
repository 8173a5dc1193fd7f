import { SheetWatch } from "../../../../src/features/activeSheet/sheetWatch";
import { codes } from "../../../support/builders";
import { testApp } from "../../../support/testPorts";
import { FakeSheets } from "./sheets";

const NAMES = codes(30);
const rowsOf = (names: readonly string[]): string[][] => names.map((name) => [`=QOS.LIVE("${name}")→1`]);

/** Twelve live cells on a plan of ten, or as many as said, and a watch of two sheets. */
async function bench(count = 12, sheets = new FakeSheets({ One: rowsOf(NAMES.slice(0, 6)), Two: rowsOf(NAMES) })) {
  const world = testApp();
  const { clock } = world;
  const { feed, live } = world.app.parts;
  for (const name of NAMES.slice(0, count)) live.value([name], () => undefined);
  await clock.advance(3_000);
  let failed = 0;
  const onFailed = (): void => void (failed += 1);
  const watch = new SheetWatch({ clock, feed, workbook: sheets.workbook, sheet: sheets, onFailed });
  watch.stir();
  await clock.advance(1_100);
  return { clock, feed, sheets, watch, failed: () => failed, nearby: () => feed.visibles.get("")?.nearby };
}

test("the sheet that is in front from the beginning is read within a second or so, and counts at once", async () => {
  const { feed, nearby } = await bench();
  expect(nearby()).toEqual(NAMES.slice(0, 6));
  expect(feed.visibles.get("")?.since).toBe(0);
});

test("another sheet that is shown is read, and is in front from the moment it was shown", async () => {
  const { clock, feed, sheets, nearby } = await bench();
  await clock.advance(5_000);
  const shownAt = clock.now();
  sheets.show("Two");
  await clock.advance(1_100);
  expect(nearby()).toEqual(NAMES);
  expect(feed.visibles.get("")?.since).toBe(shownAt);
});

test("cells that change on the active sheet are read together, those of other sheets not at all", async () => {
  const { clock, sheets, nearby } = await bench();
  await clock.advance(5_000);
  const before = sheets.reads.length;
  sheets.edit("Two", rowsOf(NAMES.slice(0, 2)));
  await clock.advance(3_000);
  expect(sheets.reads).toHaveLength(before);
  for (let edit = 1; edit <= 8; edit += 1) {
    sheets.edit("One", rowsOf(NAMES.slice(0, edit)));
    await clock.advance(100);
  }
  await clock.advance(5_000);
  expect(nearby()).toEqual(NAMES.slice(0, 8));
  expect(sheets.reads.length - before).toBe(1);
});

test("while there is enough for all no cell is read, and as soon as there is not, the sheet is", async () => {
  const { clock, feed, sheets, watch } = await bench(5);
  watch.stir();
  sheets.show("Two");
  await clock.advance(60_000);
  // The queue that `stir` spoke of has been empty for long.
  const before = sheets.reads.length;
  sheets.show("One");
  await clock.advance(60_000);
  expect(sheets.reads).toHaveLength(before);
  const more = NAMES.slice(5, 15).map((name) => feed.retain({ topic: "S", code: name }));
  watch.stir();
  await clock.advance(1_100);
  expect(sheets.reads.length).toBeGreaterThan(before);
  more.forEach((release) => release());
});

test("a sheet that cannot be read leaves the order as it is, is counted, and is tried again", async () => {
  const { clock, sheets, failed, nearby } = await bench();
  sheets.fault = new Error("a cell is being edited");
  sheets.show("Two");
  await clock.advance(20_000);
  expect(nearby()).toEqual(NAMES.slice(0, 6));
  expect(failed()).toBeGreaterThan(0);
  expect(failed()).toBeLessThan(5);
  sheets.fault = undefined;
  await clock.advance(16_000);
  expect(nearby()).toEqual(NAMES);
});

test("where Excel tells what the window shows, scrolling is noticed within a quarter of a minute", async () => {
  const sheets = new FakeSheets({ One: rowsOf(NAMES) });
  sheets.rows = { first: 0, count: 10 };
  const { clock, feed } = await bench(30, sheets);
  expect(feed.visibles.get("")?.seen).toEqual(NAMES.slice(0, 10));
  const before = sheets.reads.length;
  await clock.advance(60_000);
  expect(sheets.reads).toHaveLength(before);
  sheets.rows = { first: 15, count: 10 };
  await clock.advance(16_000);
  expect(feed.visibles.get("")?.seen).toEqual(NAMES.slice(15, 25));
  expect(feed.visibles.get("")?.nearby).toHaveLength(20);
});
