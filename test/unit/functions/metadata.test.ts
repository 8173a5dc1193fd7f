import { localise } from "../../../tools/localise.cjs";
import { functionMetadata, type FunctionMetadata, type Metadata } from "../../support/functionMetadata";
import { nameFaults } from "../../support/functionNames";
import words from "../../../src/functions/_words.zh-CN.json";
import promise from "./metadata.promise.json";

/** Argument names by function id, in order: what every workbook in use relies on. */
const promised: Readonly<Record<string, readonly string[]>> = promise;

let metadata: Metadata;
let functions: readonly FunctionMetadata[];

beforeAll(async () => {
  metadata = await functionMetadata();
  functions = metadata.functions;
});

const isStream = ({ options }: FunctionMetadata) => options?.["stream"] === true;
const names = ({ parameters }: FunctionMetadata) => parameters.map(({ name }) => name);

test("there are formulas, each under an id of its own", () => {
  const ids = functions.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids).toEqual([...new Set(ids)]);
});

test("a formula is called by its id", () => {
  expect(functions.map(({ name }) => name)).toEqual(functions.map(({ id }) => id));
});

test("Excel takes every name", () => {
  expect(functions.flatMap(({ id }) => nameFaults(id).map((fault) => `${id}: ${fault}`))).toEqual([]);
});

test.each(["PE", "A1", "MA5", "XFD1048576", "RC", "R1C1", "1M", "price", "价格", "CALL", "P-E"])(
  "Excel might not take the name %s",
  (name) => {
    expect(nameFaults(name)).not.toEqual([]);
  },
);

test("a streaming formula says so, and is neither cancelable nor volatile", () => {
  for (const entry of functions.filter(isStream)) {
    expect(entry).toMatchObject({ options: { stream: true }, description: expect.stringMatching(/stream/i) });
    expect(Object.keys(entry.options ?? {})).toEqual(["stream"]);
  }
});

test("every other formula is cancelable, and neither volatile nor different by cell", () => {
  const others = functions.filter((entry) => !isStream(entry));
  expect(others.map(({ id, options }) => [id, options])).toEqual(others.map(({ id }) => [id, { cancelable: true }]));
});

test("every formula and every argument is described", () => {
  const texts = functions.flatMap((entry) => [
    [entry.id, entry.description],
    ...entry.parameters.map(({ name, description }) => [`${entry.id} ${name}`, description]),
  ]);
  expect(texts.filter(([, text]) => !text?.trim()).map(([what]) => what)).toEqual([]);
});

test("no argument that workbooks rely on has moved, changed its name or gone", () => {
  const now = Object.fromEntries(functions.map((entry) => [entry.id, names(entry)]));
  const kept = Object.entries(promised).map(([id, list]) => [id, (now[id] ?? []).slice(0, list.length)]);
  expect(Object.fromEntries(kept)).toEqual(promised);
});

test("every formula and every argument is promised in metadata.promise.json", () => {
  expect(Object.fromEntries(functions.map((entry) => [entry.id, names(entry)]))).toEqual(promised);
});

test("an argument after one that may be left out may be left out too", () => {
  for (const { id, parameters } of functions) {
    const given = parameters.map(({ optional }) => optional === true);
    expect([id, given]).toEqual([id, [...given].sort()]);
  }
});

test("every formula and every argument has its Chinese text, and there is no text of nothing", () => {
  expect(localise(metadata, words).problems).toEqual([]);
});

test("the Chinese list differs from the English one in its texts alone", () => {
  const bare = (entry: FunctionMetadata) => ({
    ...entry,
    description: "",
    parameters: entry.parameters.map((parameter) => ({ ...parameter, description: "" })),
  });
  const chinese: readonly FunctionMetadata[] = localise(metadata, words).metadata.functions;
  expect(chinese.map(bare)).toEqual(functions.map(bare));
});
