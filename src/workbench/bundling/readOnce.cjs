/* eslint-disable @typescript-eslint/no-require-imports -- CommonJS, as webpack.workbench.js, which uses it */
const { Script } = require("node:vm");
const { Compilation, sources } = require("webpack");

/** The module of a file that has one: `…{12(a,b,c){…}}]);` */
const ONLY_MODULE = /^([^{]*\{)(\d+)\((\w+(?:,\w+)*)\)\{/;
const END = "}}]);";

/**
 * The sheet is one function of two megabytes, which Chromium would read twice: once to find its end, once to run it.
 * A function in parentheses is taken for one that is called at once, and read once; what is in it stays unread until it
 * is called.
 */
class ReadOnce {
  #file;

  constructor(file) {
    this.#file = file;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("ReadOnce", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "ReadOnce", stage }, () => {
        compilation.updateAsset(this.#file, (asset) => new sources.RawSource(readOnce(asset.source().toString())));
      });
    });
  }
}

/** The text as it is where it has another form. */
function readOnce(text) {
  const start = ONLY_MODULE.exec(text);
  if (start === null || !text.endsWith(END)) return text;
  const [before, opening, id, names] = start;
  const body = text.slice(before.length, -END.length);
  const parenthesised = `${opening}${id}:(function(${names}){${body}})${END.slice(1)}`;
  return isScript(parenthesised) ? parenthesised : text;
}

/** A file of several modules begins and ends as one of one, and is no script any more. */
function isScript(text) {
  try {
    return new Script(text) !== undefined;
  } catch {
    return false;
  }
}

module.exports = { ReadOnce, readOnce };
