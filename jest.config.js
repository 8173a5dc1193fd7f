const transform = {
  "^.+\\.tsx?$": ["ts-jest", { tsconfig: "tsconfig.jest.json", diagnostics: false }],
};

/** One project a folder of test/; the folders differ in what they need built and how long they may take. */
const project = (name) => ({
  displayName: name,
  testEnvironment: "node",
  testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,tsx}`],
  transform,
});

module.exports = {
  projects: ["unit", "contract", "cases", "excel", "chaos"].map(project),
  testTimeout: 30_000,
};
