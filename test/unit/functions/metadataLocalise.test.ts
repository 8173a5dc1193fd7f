import { localise } from "../../../tools/localise.cjs";

const metadata = {
  functions: [
    { id: "PRICE", description: "A price.", parameters: [{ name: "code", description: "A code.", type: "any" }] },
  ],
};
const words = { PRICE: { description: "价格。", parameters: { code: "代码。" } } };

test("texts of another language replace the English ones and nothing else", () => {
  expect(localise(metadata, words)).toEqual({
    problems: [],
    metadata: {
      functions: [
        { id: "PRICE", description: "价格。", parameters: [{ name: "code", description: "代码。", type: "any" }] },
      ],
    },
  });
});

test("a function without texts is a problem, once for each text", () => {
  expect(localise(metadata, {}).problems).toEqual([
    "PRICE: no text for its description",
    "PRICE: no text for argument code",
  ]);
});

test("a blank text is a missing one", () => {
  const blank = { PRICE: { description: " ", parameters: { code: "代码。" } } };
  expect(localise(metadata, blank).problems).toEqual(["PRICE: no text for its description"]);
});

test("a text of a function or an argument that does not exist is a problem", () => {
  const more = {
    PRICE: { description: "价格。", parameters: { code: "代码。", session: "时段。" } },
    GONE: { description: "无。", parameters: {} },
  };
  expect(localise(metadata, more).problems).toEqual([
    "PRICE: a text for an argument session that does not exist",
    "GONE: a text for a function that does not exist",
  ]);
});

test("an enumeration is a problem, since its tooltips would stay English", () => {
  const withEnum = { ...metadata, enums: [{ id: "Interval" }] };
  expect(localise(withEnum, words).problems).toEqual(["enumeration Interval: its tooltips cannot be translated"]);
});
