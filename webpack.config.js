const fs = require("node:fs");
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const { DefinePlugin } = require("webpack");
const { version } = require("./package.json");
const { functionFiles } = require("./tools/functionFiles.cjs");
const { LocalisedMetadata } = require("./tools/localisedMetadata.cjs");
const { Notices } = require("./tools/notices.cjs");
const { withBase } = require("./tools/manifestBase.cjs");

const at = (...parts) => path.join(__dirname, ...parts);

/** What is built; each target is a configuration of its own. `--env target=addin` builds one alone. */
const TARGETS = { addin, workbench };

/** The workbench is a program of its own and keeps its configuration beside its source. */
const WORKBENCH = at("src/workbench/webpack.workbench.js");

const EVERYTHING = at("tools/everything.mjs");

module.exports = async (env = {}, argv = {}) => {
  const mode = argv.mode ?? "production";
  const targets = env.target === undefined ? defaultTargets() : [env.target];
  return Promise.all(
    targets.map((target) => {
      if (!Object.hasOwn(TARGETS, target)) throw new Error(`--env target=${target}: choose ${Object.keys(TARGETS)}`);
      return TARGETS[target](mode, env);
    }),
  );
};

function defaultTargets() {
  return fs.existsSync(WORKBENCH) ? ["addin", "workbench"] : ["addin"];
}

function workbench(mode) {
  return require(WORKBENCH)(mode);
}

async function addin(mode, env) {
  const functions = functionFiles();
  const addinUrl = env.ADDIN_URL ?? process.env.ADDIN_URL;
  return {
    name: "addin",
    mode,
    context: __dirname,
    target: ["web", "es2022"],
    // External maps only: an eval map would need 'unsafe-eval' in the page's content security policy.
    devtool: mode === "production" ? "source-map" : "cheap-module-source-map",
    // One entry for formulas, ribbon buttons and the pane's starter: they are one page. The pane itself, its UI framework
    // and its charts come as lazy chunks, so that no formula waits for them.
    entry: { runtime: EVERYTHING },
    output: {
      path: at("dist/addin"),
      filename: "[name].js", // The manifest names runtime.js, so its name never changes.
      chunkFilename: "[name].[contenthash:8].js",
      // A formula answers within half a minute, also where a part of the program never comes.
      chunkLoadTimeout: 10_000,
      clean: true,
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        {
          test: EVERYTHING,
          loader: at("tools/everythingLoader.cjs"),
          options: { files: [...functions, at("src/commands/commands.ts"), at("src/taskpane/boot.ts")] },
        },
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: "ts-loader",
          // Types are checked by `npm run typecheck`, once and for the tests too.
          options: {
            configFile: at("tsconfig.json"),
            onlyCompileBundledFiles: true,
            transpileOnly: true,
            compilerOptions: { noEmit: false },
          },
        },
      ],
    },
    plugins: [
      new DefinePlugin({ __QOS_VERSION__: JSON.stringify(version) }),
      new CustomFunctionsMetadataPlugin({ input: functions, output: "functions.json" }),
      new LocalisedMetadata({
        source: "functions.json",
        words: at("src/functions/_words.zh-CN.json"),
        choices: at("src/functions/_choices.json"),
        base: addinUrl,
        output: "functions-zh-CN.json",
      }),
      new HtmlWebpackPlugin({
        template: at("src/taskpane/taskpane.html"),
        filename: "taskpane.html",
        // Blocking and at the end of the body: office.js, in the head, is then there, and every formula is associated
        // before anything that waits (Excel answers #N/A for one that is not).
        inject: "body",
        scriptLoading: "blocking",
        minify: false,
      }),
      new Notices("THIRD-PARTY-NOTICES.txt"),
      new CopyPlugin({
        patterns: [
          { from: "*.{png,html}", context: at("assets"), to: "assets/" },
          { from: at("manifest.xml"), transform: (content) => withBase(content.toString(), addinUrl) },
        ],
      }),
    ],
    // The one size that matters, the compressed runtime.js, has its limit in test/excel/bundle.test.ts.
    performance: { hints: false },
    stats: "errors-warnings",
    ...(env.WEBPACK_SERVE ? { devServer: await devServer() } : {}),
  };
}

async function devServer() {
  return {
    host: "localhost",
    port: 3000,
    server: { type: "https", options: await certificates() },
    headers: { "Access-Control-Allow-Origin": "*" }, // Excel on the web reads functions.json from its own origin.
    static: false,
    hot: false, // A patched module would leave the formulas associated with the old code.
    client: { overlay: false }, // An overlay would cover the narrow pane.
  };
}

/** Excel runs on Windows and macOS and trusts what is installed there; elsewhere only a browser looks, and asks. */
async function certificates() {
  const certs = require("office-addin-dev-certs");
  if (process.platform === "win32" || process.platform === "darwin") return certs.getHttpsServerOptions();
  const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => at(".certs", name));
  if (!fs.existsSync(key)) await certs.generateCertificates(ca, cert, key, 365);
  return { ca: fs.readFileSync(ca), cert: fs.readFileSync(cert), key: fs.readFileSync(key) };
}
