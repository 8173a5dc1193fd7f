const { projects, testTimeout } = require("../../jest.config.js");
const near = require("./near.json");

const { tests, slow } = near[process.env.MUTATE_FOLDER ?? "quotes"];

/** The tests that judge the changes of one folder (or the folders of MUTATE_TESTS), as one project. */
module.exports = {
  ...projects[0],
  rootDir: "../..",
  displayName: "mutants",
  testTimeout,
  testPathIgnorePatterns: ["/node_modules/", ...slow.map((name) => `/${name}\\.test\\.`)],
  testMatch: (process.env.MUTATE_TESTS?.split(",") ?? tests).map(
    (folder) => `<rootDir>/test/unit/${folder}/**/*.test.{ts,tsx}`,
  ),
};
