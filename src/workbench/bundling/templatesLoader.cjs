/* eslint-disable @typescript-eslint/no-require-imports -- CommonJS, as webpack.workbench.js, which names it as a loader */
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const COMPILER = path.join(path.dirname(require.resolve("@odoo/owl/package.json")), "tools/compile_owl_templates.mjs");

/**
 * o-spreadsheet's templates as functions, which the page would otherwise make of them at every start, with names for
 * fields that have none (`env.fieldNames`) and without o-spreadsheet's own order of tabbing. The compiler makes its
 * process look like a browser, so it gets one of its own.
 */
module.exports = function templatesLoader(xml) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "templates-"));
  try {
    const [given, made] = ["templates.xml", "templates.js"].map((name) => path.join(folder, name));
    fs.writeFileSync(given, named(xml));
    execFileSync(process.execPath, [COMPILER, "--output", made, given], { stdio: ["ignore", "ignore", "inherit"] });
    return fs.readFileSync(made, "utf8");
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
};

function named(xml) {
  const placeholder = 't-att-placeholder="props.placeholder"';
  const rows = 'class="o-grid-add-rows-input';
  if (!xml.includes(placeholder) || !xml.includes(rows)) throw new Error("o-spreadsheet has other templates now");
  return xml
    .replace(placeholder, `${placeholder} t-att-aria-label="props.placeholder || env.fieldNames.nameBox"`)
    .replace(rows, `t-att-aria-label="env.fieldNames.rowsToAdd" ${rows}`)
    .replaceAll('tabindex="1"', 'tabindex="0"');
}
