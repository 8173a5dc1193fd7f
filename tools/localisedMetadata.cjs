// @ts-check

const fs = require("node:fs");
const { withChoices, withHelp } = require("./choices.cjs");
const { helpPage } = require("./helpPage.cjs");
const { localise } = require("./localise.cjs");
const { DEVELOPMENT_BASE } = require("./manifestBase.cjs");

const NAME = "LocalisedMetadata";
const ENGLISH = { language: "en", title: "QOS for Excel: the formulas", file: "assets/formulas.html" };
const CHINESE = { language: "zh-CN", title: "QOS for Excel：公式", file: "assets/formulas.zh-CN.html" };

/**
 * Webpack plugin: gives the metadata of the formulas their choices and help, and writes it once more in another
 * language, for the manifest's override, with a page of help in each. A missing or a leftover text is an error of the
 * build, so that no half-translated list is ever served.
 *
 * @typedef {object} LocalisedMetadataOptions
 * @property {string} source asset to read, e.g. functions.json
 * @property {string} words file of texts, keyed by function id and argument name
 * @property {string} choices file of the arguments' choices
 * @property {string} output asset to write, e.g. functions-zh-CN.json
 * @property {string | undefined} base https address of the add-in; default: where the development server listens
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
        const { source, words, choices, output, base = DEVELOPMENT_BASE } = this.options;
        compilation.fileDependencies.add(words);
        compilation.fileDependencies.add(choices);
        const asset = compilation.getAsset(source);
        if (!asset) return; // The metadata plugin has already reported why.
        const plain = JSON.parse(asset.source.source().toString());
        const offered = JSON.parse(fs.readFileSync(choices, "utf8"));
        const { metadata, problems } = localise(plain, JSON.parse(fs.readFileSync(words, "utf8")));
        const english = withChoices(plain, offered, "en");
        const chinese = withChoices(metadata, offered, "zh");
        for (const problem of [...problems, ...english.problems])
          compilation.errors.push(new WebpackError(`${words}: ${problem}`));
        const root = base.endsWith("/") ? base : `${base}/`;
        const json = (/** @type {typeof english.metadata} */ list, /** @type {string} */ page) =>
          new sources.RawSource(JSON.stringify(withHelp(list, `${root}${page}`)));
        compilation.updateAsset(source, json(english.metadata, ENGLISH.file));
        compilation.emitAsset(output, json(chinese.metadata, CHINESE.file));
        compilation.emitAsset(ENGLISH.file, new sources.RawSource(helpPage(english.metadata, ENGLISH)));
        compilation.emitAsset(CHINESE.file, new sources.RawSource(helpPage(chinese.metadata, CHINESE)));
      });
    });
  }
}

module.exports = { LocalisedMetadata };
