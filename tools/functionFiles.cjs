// @ts-check

const fs = require("node:fs");
const path = require("node:path");

const FOLDER = path.resolve(__dirname, "../src/functions");

/**
 * The files that hold formulas, as absolute paths in a fixed order. A file whose name begins with `_` is a helper of
 * theirs. The same list is both bundled and described: a formula that is only described never answers, and one that is
 * only bundled does not exist for Excel.
 *
 * @returns {string[]}
 */
function functionFiles(folder = FOLDER) {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.startsWith("_"))
    .sort()
    .map((name) => path.join(folder, name));
}

module.exports = { functionFiles };
