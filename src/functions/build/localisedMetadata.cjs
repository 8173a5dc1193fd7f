// @ts-check
/* eslint-disable @typescript-eslint/no-require-imports -- CommonJS, as webpack's configuration that calls it */
const fs = require("node:fs");
const { localise } = require("./localise.cjs");

const NAME = "LocalisedMetadata";

/**
 * Webpack plugin: writes the metadata of the formulas once more in another language, for the manifest's override.
 * A missing or a leftover text is an error of the build, so that no half-translated list is ever served.
 *
 * @typedef {object} LocalisedMetadataOptions
 * @property {string} source asset to read, e.g. functions.json
 * @property {string} words file of texts, keyed by function id and argument name
 * @property {string} output asset to write, e.g. functions-zh-CN.json
 */
class LocalisedMetadata {
  /** @param {LocalisedMetadataOptions} options */
  constructor(options) {
    this.options = options;
  }

  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    const { Compilation, WebpackError, sources } = compiler.webpack;
    // Not `compilation`: that one also runs for the child compilers of other plugins, which have no formulas.
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name: NAME, stage }, () => {
        const { source, words, output } = this.options;
        compilation.fileDependencies.add(words);
        const english = compilation.getAsset(source);
        if (!english) return; // The metadata plugin has already reported why.
        const { metadata, problems } = localise(
          JSON.parse(english.source.source().toString()),
          JSON.parse(fs.readFileSync(words, "utf8")),
        );
        for (const problem of problems) compilation.errors.push(new WebpackError(`${words}: ${problem}`));
        compilation.emitAsset(output, new sources.RawSource(JSON.stringify(metadata)));
      });
    });
  }
}

module.exports = { LocalisedMetadata };
