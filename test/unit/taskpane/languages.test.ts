import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { en } from "../../../src/taskpane/languages/en";
import { translator } from "../../../src/taskpane/languages/translate";
import { zh } from "../../../src/taskpane/languages/zh";

const ROOT = join(__dirname, "../../../src/taskpane");

function sources(folder = ROOT): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "languages" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function placeholders(text: string): readonly string[] {
  return [...new Set(text.match(/\{\{\w+(, number)?\}\}/g) ?? [])].sort();
}

/** Words that a person would read and that stand in the markup itself: text between tags, and naming attributes. */
function wordsInMarkup(path: string): readonly string[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text);
    if (ts.isJsxAttribute(node) && /^(title|label|placeholder|hint|alt|aria-label)$/.test(node.name.getText()))
      if (node.initializer !== undefined && ts.isStringLiteral(node.initializer)) found.push(node.initializer.text);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
}

test("both languages have the same texts", () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en));
});

test.each(Object.entries({ en, zh }))("no text of %s is blank", (_language, texts) => {
  expect(Object.entries(texts).filter(([, text]) => text.trim() === "")).toEqual([]);
});

test("a text leaves the same places for figures in both languages", () => {
  // "once" has no figure in English where Chinese counts.
  const differing = Object.keys(en).filter((key) => {
    const [one, other] = [en[key as keyof typeof en], zh[key as keyof typeof en]].map(placeholders);
    return String(one) !== String(other);
  });
  expect(differing).toEqual(["problems.times_one"]);
});

test("no words of the pane stand outside its language files", () => {
  const stray = sources().flatMap((path) => wordsInMarkup(path).map((words) => `${path}: ${words}`));
  // An address is the same in every language.
  expect(stray.filter((found) => !/: https?:\/\/\S*$/.test(found))).toEqual([]);
});

test("every text is used somewhere", () => {
  const code = sources()
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const prefixes = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix = ""]) => prefix);
  const unused = Object.keys(en).filter((key) => {
    const asked = key.replace(/_(one|other)$/, "");
    return !code.includes(`"${asked}"`) && !prefixes.some((prefix) => asked.startsWith(prefix));
  });
  expect(unused).toEqual([]);
});

test("a count chooses its plural", () => {
  const t = translator("en");
  expect([t("live.cells", { count: 1 }), t("live.cells", { count: 2 })]).toEqual(["1 formula", "2 formulas"]);
  expect(translator("zh")("live.cells", { count: 2 })).toBe("2 个公式");
});

test("what is put into a text stands there as it is", () => {
  expect(translator("en")("live.noMatch", { filter: "<b>&" })).toBe("No code or name matches “<b>&”.");
});
