import { QosError } from "../../../../src/qos/errors";
import { sweepProblems } from "../../../../src/features/sheetTools/sweepProblems";
import { Problems } from "../../../../src/runtime/problems";
import { TestClock } from "../../../support/testClock";
import { MemoryWorkbook } from "./memoryWorkbook";

const formula = (code: string) => ({ name: "PRICE", given: [code] });

function noted(...codes: readonly string[]): Problems {
  const problems = new Problems(new TestClock());
  for (const code of codes) problems.note(new QosError("notFound", { code }), formula(code));
  return problems;
}

const open = (problems: Problems) =>
  problems.list().flatMap(({ error, open: count }) => (count > 0 ? [error.details["code"]] : []));

test("a formula whose cell was changed or deleted has its problem no more, and one that is still shown keeps it", async () => {
  const problems = noted("HK:1", "HK:2", "HK:3");
  const workbook = new MemoryWorkbook({
    sheets: { Prices: { A1: '=QOS.PRICE("HK:1")', A2: '=QOS.PRICE("HK:9")', A3: '=1+QOS.PRICE("HK:3")' } },
    compute: (text) => (text.includes("HK:3") ? 25 : "#N/A"),
  });
  await sweepProblems({ problems }, workbook);
  expect(open(problems)).toEqual(["HK:1"]);
});

test("a formula that takes its code from a cell is thought to be shown by any error of its function", async () => {
  const problems = noted("HK:1");
  const workbook = new MemoryWorkbook({ sheets: { Prices: { B1: "=QOS.PRICE(A1)" } }, compute: () => "#N/A" });
  await sweepProblems({ problems }, workbook);
  expect(open(problems)).toEqual(["HK:1"]);
});

test("a workbook that cannot be read closes nothing, and without problems nothing is read", async () => {
  const problems = noted("HK:1");
  const workbook = new MemoryWorkbook({ sheets: { Prices: {} } });
  await sweepProblems({ problems: noted() }, workbook);
  expect(workbook.reads).toBe(0);
  const broken = { ...workbook, areas: () => Promise.reject(new Error("busy")) } as unknown as MemoryWorkbook;
  await expect(sweepProblems({ problems }, broken)).rejects.toThrow("busy");
  expect(open(problems)).toEqual(["HK:1"]);
});
