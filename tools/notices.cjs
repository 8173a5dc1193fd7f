const fs = require("node:fs");
const path = require("node:path");
const { forbidden } = require("./licences.cjs");

/** Notices that a licence asks to be passed on and that the package itself does not carry. */
const NOTICES = {
  "lightweight-charts": [
    "TradingView Lightweight Charts™",
    "Copyright (с) 2025 TradingView, Inc. https://www.tradingview.com/",
  ].join("\n"),
};

/** Bundled by the bundler itself and by no import. */
const ALWAYS = ["webpack"];

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * Writes what the licences of the bundled packages ask for: each package that a module of the bundle comes from, its
 * licence and its notice. A package whose licence does not let it go out fails the build.
 */
class Notices {
  constructor(filename) {
    this.filename = filename;
  }

  apply(compiler) {
    const { Compilation, WebpackError, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap("Notices", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: "Notices", stage }, () => {
        const packages = bundledPackages(compilation.modules, compiler.context);
        for (const fault of forbidden(packages))
          compilation.errors.push(new WebpackError(`a licence that does not let the package go out: ${fault}`));
        compilation.emitAsset(this.filename, new sources.RawSource(notices(packages)));
      });
    });
  }
}

function bundledPackages(modules, root) {
  const folders = new Set(ALWAYS.map((name) => path.join(root, "node_modules", name)));
  for (const file of [...modules].flatMap(filesOf)) {
    const folder = packageFolder(file);
    if (folder !== undefined) folders.add(folder);
  }
  return [...folders].map(readPackage).sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** The files of a module: of several that were joined into one, those of each. */
function filesOf(module) {
  if (module.modules !== undefined) return [...module.modules].flatMap(filesOf);
  return module.resource === undefined ? [] : [module.resource];
}

/** The folder of the package that a file belongs to: the innermost one, since packages may bring their own copies. */
function packageFolder(file) {
  return /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file)?.[1];
}

function readPackage(folder) {
  const { name, version, license, author } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  return {
    name,
    version,
    licence: license,
    text: licenceText(folder, license, author),
    notice: noticeText(folder, name),
  };
}

function licenceText(folder, licence, author) {
  const file = fileLike(folder, /^(licen[cs]e|copying)/i);
  if (file !== undefined) return file;
  if (licence !== "MIT") throw new Error(`${folder}: ${licence} without its text`);
  const holder = typeof author === "string" ? author : (author?.name ?? "its authors");
  return `MIT License\n\nCopyright (c) ${holder}\n\n${MIT}`;
}

function noticeText(folder, name) {
  return fileLike(folder, /^notice/i) ?? NOTICES[name];
}

function fileLike(folder, pattern) {
  const name = fs
    .readdirSync(folder)
    .find((each) => pattern.test(each) && fs.statSync(path.join(folder, each)).isFile());
  return name === undefined ? undefined : fs.readFileSync(path.join(folder, name), "utf8").trim();
}

/** Packages with the same words stand together: most of a family's licences are one text. */
function notices(packages) {
  const byText = new Map();
  for (const { name, version, licence, text, notice } of packages) {
    const words = notice === undefined ? text : `${notice}\n\n${text}`;
    byText.set(words, [...(byText.get(words) ?? []), `${name} ${version} (${licence})`]);
  }
  const rule = "-".repeat(80);
  const parts = [...byText].map(([words, names]) => `${names.join("\n")}\n\n${words.replace(/\r\n/g, "\n")}\n`);
  return `QOS for Excel holds software of others. Their licences and notices:\n\n${rule}\n${parts.join(`\n${rule}\n`)}`;
}

module.exports = { Notices };
