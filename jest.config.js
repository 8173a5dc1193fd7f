const transform = {
  "^.+\\.tsx?$": ["ts-jest", { tsconfig: "tsconfig.jest.json", diagnostics: false }],
};

/** Folders whose tests live in real time, against real sockets. */
const REAL_TIME = ["contract", "excel", "chaos"];

/** One project a folder of test/; the folders differ in what they need built and how long they may take. */
const project = (name) => ({
  displayName: name,
  testEnvironment: "node",
  // Copies that mutation tests work on are no part of the tree.
  modulePathIgnorePatterns: ["<rootDir>/.stryker-tmp/"],
  testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,tsx}`],
  transform,
  setupFilesAfterEnv: REAL_TIME.includes(name) ? ["<rootDir>/test/support/realTime.ts"] : [],
});

module.exports = {
  projects: ["unit", "contract", "cases", "excel", "chaos"].map(project),
  testTimeout: 30_000,
};
