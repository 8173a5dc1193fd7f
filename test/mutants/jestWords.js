const { readdirSync } = require("node:fs");
const { join, relative } = require("node:path");
const { expect } = require("expect");
const { configureGlobal } = require("fast-check");
const { bind } = require("jest-each");
const { interfaces, Suite, Test } = require("mocha");
const near = require("./near.json");

const ROOT = join(__dirname, "../..");
const FOLDER = process.env.MUTATE_FOLDER ?? "quotes";
const FIRST_RUN_MS = 120_000;

/**
 * Jest's words for Mocha, which loads a test once and then runs it as often as there are changes: hundreds of times as
 * fast as a new start for each. What modules keep is put back before every run, so that no change reaches the next.
 */
interfaces.exports = function jestWords(root) {
  // A property is tried on as many inputs as there is time for; thousands for each change would be days.
  configureGlobal({ interruptAfterTimeLimit: 1_000 });
  // How long something takes is judged elsewhere: changes are judged on machines that do other things beside.
  performance.now = () => 0;
  process.cpuUsage = () => ({ user: 0, system: 0 });
  standIn();
  const putBack = loadSources();
  const tests = [];
  root.beforeAll(putBack);
  root.beforeAll(() => tests.forEach(limit));
  root.on("pre-require", (words, file) => {
    const suites = [Suite.create(root, relative(join(ROOT, "test"), file))];
    const test = (title, body) => {
      if (near[FOLDER].slow.some((words) => title.includes(words))) return;
      const made = new Test(title, body);
      made.file = file;
      made.timeout(FIRST_RUN_MS);
      tests.push(made);
      suites[0].addTest(made);
    };
    const describe = (title, body) => {
      suites.unshift(Suite.create(suites[0], title));
      body();
      suites.shift();
    };
    test.each = bind(test);
    describe.each = bind(describe, false);
    Object.assign(words, { test, it: test, describe, expect, jest: { mock: () => undefined } });
    words.beforeAll = (body) => suites[0].beforeAll(body);
    words.afterAll = (body) => suites[0].afterAll(body);
    words.beforeEach = (body) => suites[0].beforeEach(body);
    words.afterEach = (body) => suites[0].afterEach(body);
  });
};

/** The cases of formulas run on a program of their own, whichever test is loaded first. */
function standIn() {
  const path = join(ROOT, "src/runtime/current.ts");
  require.cache[path] = { id: path, filename: path, loaded: true, exports: require("../support/cases/currentApp") };
}

/** A change may leave a test waiting for ever; what it took before tells how long is too long. */
function limit(test) {
  if (test.duration !== undefined && test.timeout() === FIRST_RUN_MS) test.timeout(2_000 + 10 * test.duration);
}

/** Loads all files that are changed, those too that tests load late, and remembers what their modules keep in maps. */
function loadSources() {
  const kept = [];
  const { Map: PlainMap } = globalThis;
  globalThis.Map = class extends PlainMap {
    constructor(entries) {
      super(entries);
      kept.push(this);
    }
  };
  const folder = join(ROOT, "src", FOLDER);
  for (const file of readdirSync(folder, { recursive: true })) {
    if (/\.tsx?$/.test(file)) require(join(folder, file));
  }
  globalThis.Map = PlainMap;
  const before = kept.map((map) => [...map]);
  return () => {
    kept.forEach((map, at) => {
      map.clear();
      for (const [key, value] of before[at]) map.set(key, value);
    });
  };
}
