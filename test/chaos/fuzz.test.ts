import { runProgram } from "../support/runProgram";

// What is found once is found: another try would hide it.
jest.retryTimes(0);

/** Ends with what was said where something was found, seed and all. */
async function fuzz(...args: readonly string[]): Promise<string> {
  const { code, said } = await runProgram("chaos/fuzz/main.ts", args);
  process.stdout.write(`${said}\n`);
  expect(code === 0 ? "" : said).toBe("");
  return said;
}

test("whatever a server, another workbook, a store, a workbook or a person sends: exact numbers or an error, nothing escapes, nothing hangs", async () => {
  expect(await fuzz("--seed", "20241113", "--rounds", "40")).toMatch(/, 0 found/);
}, 180_000);

test("the same with a seed by chance, which is printed", async () => {
  expect(await fuzz("--minutes", "0.15")).toMatch(/seed \d+, \d+ inputs, \d+ cells, 0 found/);
}, 180_000);
