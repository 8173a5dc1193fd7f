import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asQosError, ERRORS, QosError, type ErrorId } from "../../../src/qos/errors";
import { chineseErrors } from "../../../src/qos/errors.zh";

const ROOT = join(__dirname, "../../..");
const entries = (Object.keys(ERRORS) as ErrorId[]).map((id) => [id, { ...ERRORS[id], zh: chineseErrors[id] }] as const);
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

test.each(entries)("%s says the same in both languages", (_id, { en, zh }) => {
  expect(en).toMatch(/^[\x20-\x7e]+$/);
  expect(zh).toMatch(/[\u4e00-\u9fff]/);
  expect(placeholders(zh)).toEqual(placeholders(en));
});

test.each(entries)("%s has no address in its words, and ends without a full stop", (_id, { en, zh }) => {
  for (const text of [en, zh]) {
    expect(text).not.toMatch(/https?:|wss?:|www\.|\?key=|\{(key|url|server|address)\}/i);
    expect(text.trim()).toBe(text);
    expect(text).not.toMatch(/[.。]$/);
  }
});

test.each(entries)("%s can be shown in a cell: what is wrong with a formula is never a passing state", (_id, row) => {
  expect(["#VALUE!", "#N/A"]).toContain(row.cell);
  if (row.cell === "#VALUE!") expect(row.remedy).toBe("never");
});

test("details take the place of their names, in both languages", () => {
  const error = new QosError("badNumber", { argument: "count", given: "x", from: 1, to: 1000 });
  expect(error.message).toBe("count: x is not accepted. Accepted: a whole number from 1 to 1000");
  expect(error.text(chineseErrors)).toBe("count：不接受 x。可接受：1 到 1000 的整数");
  expect([error.name, error.cell, error.passing]).toEqual(["QosError", "#VALUE!", false]);
  expect(new QosError("timeout", { seconds: 15 }).passing).toBe(true);
});

test("a detail that is missing shows as a question mark, and one that holds braces is not read again", () => {
  expect(new QosError("serverError").message).toBe("The QOS server failed (HTTP ?)");
  expect(new QosError("refused", { text: "{detail} $& $1" }).message).toBe("QOS refused the request: {detail} $& $1");
});

test("a fault of our own is told as such, and its text stays inside", () => {
  const own = asQosError(new TypeError("cannot read key abc"));
  expect(own.id).toBe("internal");
  expect(own.text()).not.toContain("abc");
  const known = new QosError("offline");
  expect(asQosError(known)).toBe(known);
  expect(asQosError("thrown text").id).toBe("internal");
});

/** The rows `| id | cell | en | zh |` of the list of errors, without their padding. */
function listedRows(): string[] {
  const rows = readFileSync(join(ROOT, "docs/errors.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| *`\w+` *\|/.test(line));
  return rows.map((line) => line.replace(/ *\| */g, " | ").trim());
}

test("the list of errors has every one with its words, and no other", () => {
  const expected = entries.map(([id, { cell, en, zh }]) => `| \`${id}\` | \`${cell}\` | ${en} | ${zh} |`);
  expect(listedRows().sort()).toEqual(expected.sort());
});
