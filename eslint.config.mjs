import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

const banned = (names, why) => names.map((name) => ({ name, message: why }));

/** Globals that only src/host may name: everything else gets them handed in (src/README.md). */
const hostGlobals = banned(
  [
    "window",
    "document",
    "navigator",
    "location",
    "self",
    "globalThis",
    "fetch",
    "WebSocket",
    "Worker",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "BroadcastChannel",
    "setTimeout",
    "setInterval",
    "setImmediate",
    "clearTimeout",
    "clearInterval",
    "queueMicrotask",
    "requestAnimationFrame",
    "performance",
    "Date",
    "Office",
    "OfficeRuntime",
    "Excel",
    "CustomFunctions",
    "crypto",
    "process",
  ],
  "only src/host names globals: take it as a port",
);

export default tseslint.config(
  {
    ignores: [
      "dist/**",
      "node_modules/**",
      "coverage/**",
      "test-results/**",
      "playwright-report/**",
      ".stryker-tmp/**",
      "reports/**",
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { "office-addins": officeAddins },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-inferrable-types": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "named exports only" },
        { selector: "ExportAllDeclaration", message: "name what is exported" },
        // To tell where it was made, a browser may read the whole program once more, at the start of every page.
        ...["", " > CallExpression"].map((within) => ({
          selector: `Program > VariableDeclaration > VariableDeclarator${within} > NewExpression[callee.name=/Error$/]`,
          message: "make an error where it is needed, not while the program is loaded",
        })),
      ],
      eqeqeq: "error",
      "max-lines": ["error", { max: 400 }],
      "max-params": ["error", 5],
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/host/**", "src/simulator/**", "src/gateway/**", "src/workbench/**"],
    rules: {
      "no-restricted-globals": ["error", ...hostGlobals],
      "no-restricted-properties": ["error", { object: "Math", property: "random", message: "take the Random port" }],
    },
  },
  {
    files: ["src/**"],
    rules: { "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  {
    // The parameters of a formula are its arguments.
    files: ["src/functions/*.ts"],
    rules: { "max-params": "off" },
  },
  {
    files: ["*.config.{js,mjs,ts}", "tools/**", "test/**/*.ts", "test/**/*.tsx", "test/mutants/*.js"],
    rules: { "no-restricted-syntax": "off", "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: [
      "src/simulator/main.ts",
      "src/workbench/demo/**",
      "src/gateway/main.ts",
      "test/bench/**",
      "test/mutants/**",
    ],
    rules: { "no-console": "off" },
  },
);
