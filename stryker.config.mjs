import { readFileSync } from "node:fs";

const near = JSON.parse(readFileSync(new URL("test/mutants/near.json", import.meta.url), "utf8"));
const folder = process.env.MUTATE_FOLDER ?? "quotes";
const { but, tests, slow } = near[folder];

/** Mutation tests of one folder of src, started by `npm run mutate -- folder` (test/mutants/README.md). */
const config = {
  mutate: process.env.MUTATE_FILES?.split(",") ?? [
    `src/${folder}/**/*.ts`,
    ...but.map((file) => `!src/${folder}/${file}`),
  ],
  testRunner: "mocha",
  mochaOptions: {
    "no-config": true,
    "no-package": true,
    ui: "exports",
    require: ["./test/mutants/typescript.js", "./test/mutants/jestWords.js"],
    spec: (process.env.MUTATE_TESTS?.split(",") ?? tests).map((path) => `test/${path}{/**/*,}.test.ts`),
    ignore: slow.map((name) => `test/**/${name}.test.ts`),
  },
  coverageAnalysis: "perTest",
  // A change of what stands outside all functions would take every test anew; the planted bugs look after the tables.
  ignoreStatic: true,
  concurrency: Number(process.env.MUTATE_CONCURRENCY ?? 2),
  incremental: true,
  incrementalFile: `reports/mutation/${folder}.incremental.json`,
  // A machine that does other things beside is slow, not endless.
  timeoutMS: 10_000,
  timeoutFactor: 4,
  reporters: ["clear-text", "json", "progress-append-only"],
  jsonReporter: { fileName: `reports/mutation/${folder}.json` },
  clearTextReporter: { allowColor: false, logTests: false },
  tempDirName: ".stryker-tmp",
  cleanTempDir: "always",
  ignorePatterns: ["/dist", "/reports", "/test-results", "/playwright-report"],
};

export default config;
