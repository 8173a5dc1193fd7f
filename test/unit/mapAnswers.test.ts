import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { SRC } from "../support/sourceTree";

const ROOT = resolve(SRC, "..");
const README = readFileSync(join(SRC, "README.md"), "utf8");

/** What somebody who is new asks, in the map's words, and the file that answers. */
const QUESTIONS = [
  ["What are the words of an error that a cell shows?", "qos/errors.ts"],
  ["Which member of the wire is a figure?", "qos/fields.ts"],
  ["How is a figure computed from others?", "quotes/quoteFields.ts"],
  ["Into which session and day does a figure belong?", "quotes/sessions/sessionQuotes.ts"],
  ["When does a market trade?", "market/hours.ts"],
  ["What is a code, however it is written?", "quotes/arguments/codes.ts"],
  ["When may the next request be sent?", "flow/budget.ts"],
  ["How old may an answer be?", "kernel/age.ts"],
  ["What is subscribed, and what is refreshed by requests?", "feed/liveFeed.ts"],
  ["When is the connection opened, lost and opened again?", "qos/socketMachine.ts"],
  ["What does the server send, and when?", "qos/PROTOCOL.md"],
  ["Where is every object made?", "runtime/parts.ts"],
  ["What may a cell be given?", "host/cellEncoder.ts"],
] as const;

const rowOf = (question: string): string => README.split("\n").find((line) => line.startsWith(`| ${question} `)) ?? "";

test.each(QUESTIONS)("%s The map names %s", (question, file) => {
  expect(rowOf(question)).toContain(`\`${file}\``);
});

/** Names in code that lead to a file or a folder: from src/, or from the root. */
function paths(text: string): readonly string[] {
  const named = [...text.matchAll(/`([\w./-]+)`/g)].map(([, name = ""]) => name);
  return named.filter((name) => /\/|\.(ts|tsx|md|json)$/.test(name) && !/^\w+\.\w+$/.test(name));
}

const lostIn = (text: string): readonly string[] =>
  paths(text).filter((name) => ![SRC, ROOT].some((from) => existsSync(join(from, name))));

test("every file and folder that the map names is there", () => {
  expect(paths(README).length).toBeGreaterThan(50);
  expect(lostIn(README)).toEqual([]);
});

test("every file and folder that a decision names is there", () => {
  const folder = join(SRC, "decisions");
  const lost = readdirSync(folder).flatMap((file) =>
    lostIn(readFileSync(join(folder, file), "utf8").replaceAll("`@borgar/fx`", "")).map((name) => `${file}: ${name}`),
  );
  expect(lost).toEqual([]);
});

test("every link of the map leads somewhere", () => {
  const links = [...README.matchAll(/\]\(([^)#:]+)\)/g)].map(([, to = ""]) => to);
  expect(links.filter((to) => !existsSync(join(SRC, to)))).toEqual([]);
});

test("every stop in the pictures of a question and of a push is in the file that it names", () => {
  const stops = [...README.matchAll(/\["(\w+)<br\/>([\w./]+)"\]/g)].map(([, name = "", file = ""]) => ({ name, file }));
  expect(stops.length).toBeGreaterThanOrEqual(16);
  const lost = stops.filter(({ name, file }) => {
    const path = join(SRC, file);
    return !existsSync(path) || !new RegExp(`\\b${name}\\b`).test(readFileSync(path, "utf8"));
  });
  expect(lost).toEqual([]);
});
