/** Packages that are modules only, which Jest does not load as they are. */
const MODULES = ["trading-signals"];

const transform = {
  [`/node_modules/(?:${MODULES.join("|")})/.+\\.js$`]: [
    "ts-jest",
    { tsconfig: "tsconfig.jest.json", diagnostics: false },
  ],
  "^.+\\.tsx?$": ["ts-jest", { tsconfig: "tsconfig.jest.json", diagnostics: false }],
};

/** Folders whose tests live in real time, against real sockets. */
const REAL_TIME = ["contract", "excel", "load", "chaos", "gateway"];

/** Thousands of cells in the built add-in: its folder is test/excel/load. */
const FOLDERS = { load: "excel/load" };

/** One project a folder of test/; the folders differ in what they need built and how long they may take. */
const project = (name) => ({
  displayName: name,
  testEnvironment: "node",
  // Copies that mutation tests work on are no part of the tree.
  modulePathIgnorePatterns: ["<rootDir>/.stryker-tmp/"],
  testMatch: [`<rootDir>/test/${FOLDERS[name] ?? name}/**/*.test.{ts,tsx}`],
  testPathIgnorePatterns: ["/node_modules/", ...(name === "excel" ? ["/test/excel/load/"] : [])],
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(?:${MODULES.join("|")})/)`],
  setupFilesAfterEnv: REAL_TIME.includes(name) ? ["<rootDir>/test/support/realTime.ts"] : [],
});

/** Tests of the add-in and of other clients that the gateway must pass as the server does. */
const THROUGH = [
  "app",
  "beyondPlan",
  "history",
  "liveBars",
  "liveIndicators",
  "socketFallback",
  "simulator/anotherClient",
  "simulator/examples",
];

/** The same tests, with the gateway between them and the server; `way` is a file of test/gateway/through. */
const through = (way, setup = []) => ({
  ...project("contract"),
  setupFilesAfterEnv: ["<rootDir>/test/support/realTime.ts", ...setup],
  displayName: `gateway-${way}`,
  testMatch: THROUGH.map((name) => `<rootDir>/test/contract/${name}.test.ts`),
  moduleNameMapper: { "^\\.\\./\\.\\./src/simulator/startSimulator$": `<rootDir>/test/gateway/through/${way}.ts` },
});

module.exports = {
  projects: [
    ...["unit", "contract", "cases", "excel", "load", "chaos", "gateway"].map(project),
    through("ownKeys"),
    through("houseKey", ["<rootDir>/test/gateway/through/notBehindAHouseKey.ts"]),
  ],
  testTimeout: 30_000,
};
