const { projects, testTimeout } = require("../../jest.config.js");
const near = require("./near.json");

const { tests } = near[process.env.MUTATE_FOLDER ?? "quotes"];

/** The tests that judge the changes of one folder, as one project. */
module.exports = {
  ...projects[0],
  rootDir: "../..",
  displayName: "mutants",
  testTimeout,
  testMatch: tests.map((folder) => `<rootDir>/test/unit/${folder}/**/*.test.{ts,tsx}`),
};
