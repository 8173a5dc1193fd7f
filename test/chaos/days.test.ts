import { runProgram } from "../support/runProgram";

// What is found once is found: another try would hide it.
jest.retryTimes(0);

/** Ends with what was said where something was found, seed and all. */
async function chaos(...args: readonly string[]): Promise<string> {
  const { code, said } = await runProgram("chaos/days/main.ts", [...args, "--actions", "30"]);
  process.stdout.write(`${said}\n`);
  expect(code === 0 ? "" : said).toBe("");
  return said;
}

test("on a random day of users, faults and clocks every cell shows what was true, and at rest what is true", async () => {
  expect(await chaos("--seed", "20241113", "--days", "1")).toMatch(/ 0 bad days/);
}, 240_000);

test("the same on a day by chance, whose seed is printed", async () => {
  expect(await chaos("--days", "1")).toMatch(/seed \d+, 1 days: .* 0 bad days/s);
}, 240_000);
