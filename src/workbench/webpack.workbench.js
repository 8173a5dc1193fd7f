/* eslint-disable @typescript-eslint/no-require-imports -- CommonJS, as webpack.config.js, which requires it */
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const { ReadOnce } = require("./bundling/readOnce.cjs");

const root = path.join(__dirname, "../..");
const page = path.join(__dirname, "page");

/** A file of an installed package, wherever npm put it. */
const packaged = (name, file) => path.join(path.dirname(require.resolve(`${name}/package.json`)), file);

/** Bootstrap and Font Awesome, whose looks it uses, come along with it. */
const spreadsheet = path.join(root, "node_modules/@odoo/o-spreadsheet/dist");

module.exports = (mode) => ({
  name: "workbench",
  mode,
  context: root,
  target: ["web", "es2022"],
  devtool: mode === "production" ? false : "cheap-module-source-map",
  // `excel` is loaded into the add-in's page, before office.js; `page` is the program around it.
  entry: { page: path.join(page, "main.ts"), excel: path.join(__dirname, "excel/excelScript.ts") },
  output: { path: path.join(root, "dist/workbench"), filename: "[name].js", clean: true },
  // The package's `browser` field is a script without exports.
  resolve: { extensions: [".ts", ".js"], mainFields: ["module", "main"] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        exclude: /node_modules/,
        loader: "ts-loader",
        options: {
          configFile: path.join(root, "tsconfig.json"),
          onlyCompileBundledFiles: true,
          transpileOnly: true,
          compilerOptions: { noEmit: false },
        },
      },
      {
        test: /o_spreadsheet\.xml$/,
        type: "javascript/auto",
        loader: path.join(__dirname, "bundling/templatesLoader.cjs"),
      },
    ],
  },
  plugins: [
    new ReadOnce("sheet.js"),
    new CopyPlugin({
      patterns: [
        { from: path.join(page, "index.html") },
        { from: path.join(page, "page.css") },
        { from: path.join(spreadsheet, "o_spreadsheet.css"), to: "vendor/" },
        { from: packaged("bootstrap", "dist/css/bootstrap.min.css"), to: "vendor/" },
        { from: packaged("font-awesome", "css/font-awesome.min.css"), to: "vendor/font-awesome/css/" },
        { from: packaged("font-awesome", "fonts"), to: "vendor/font-awesome/fonts/" },
      ],
    }),
  ],
  // One file for the sheet, so that the page can ask for it at once.
  optimization: { splitChunks: false },
  performance: { hints: false },
  stats: "errors-warnings",
});
