const { readFileSync } = require("node:fs");
const { extname } = require("node:path");
const { transformSync } = require("esbuild");

/** TypeScript where Node requires it, with `import()` as the `require` that it is in Jest too. */
for (const ending of [".ts", ".tsx"]) {
  require.extensions[ending] = (module, file) => {
    const { code } = transformSync(readFileSync(file, "utf8"), {
      loader: extname(file).slice(1),
      jsx: "automatic",
      format: "cjs",
      target: "es2022",
      supported: { "dynamic-import": false },
    });
    module._compile(code, file);
  };
}
