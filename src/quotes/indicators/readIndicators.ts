import { QosError } from "../../qos/errors";
import { quote, readCells } from "../arguments/given";
import { nearest } from "../../kernel/nearest";
import type { Indicator, Parameter, Spec } from "./indicator";
import { usually } from "./indicatorLines";
import { INDICATORS } from "./table";

/** Indicators that one formula shows together. */
const MOST = 20;

const ARGUMENT = "indicator";
const TABLE: readonly Indicator[] = INDICATORS;

/** The indicators that an argument names: `rsi(14)`, several with semicolons, or a range of such. */
export function readIndicators(raw: unknown): readonly Spec[] {
  const texts = readCells(raw, ARGUMENT).flatMap((cell) =>
    cell.kind === "blank" ? [] : splitTexts(plain(String(cell.value))),
  );
  if (texts.length === 0) throw new QosError("badChoice", { argument: ARGUMENT, given: quote(""), accepted: names() });
  if (texts.length > MOST)
    throw new QosError("badNumber", { argument: ARGUMENT, given: quote(texts.length), from: 1, to: MOST });
  return texts.map(readOne);
}

/** As it is written in a formula: `macd(12,26,9)`. */
export function specText({ indicator, parameters }: Spec): string {
  return parameters.length === 0 ? indicator.name : `${indicator.name}(${parameters.join(",")})`;
}

function readOne(text: string): Spec {
  const [, written = "", inside] = /^([^()]*?) ?(?:\(([^()]*)\))?$/.exec(text) ?? [];
  const indicator = called(written);
  if (indicator === undefined) throw unknown(text);
  const numbers = (inside ?? "").trim() === "" ? [] : (inside ?? "").split(",").map((number) => number.trim());
  if (numbers.length > indicator.parameters.length) throw wrong(text, [usually(indicator)], shape(indicator));
  const parameters = indicator.parameters.map((parameter, place) =>
    readParameter(numbers[place], parameter, indicator),
  );
  return { indicator, parameters };
}

function readParameter(given: string | undefined, parameter: Parameter, indicator: Indicator): number {
  if (given === undefined || given === "") return parameter.usual;
  const { name, from, to, whole } = parameter;
  const value = /^\d*\.?\d+$/.test(given) ? Number(given) : NaN;
  if (value >= from && value <= to && (!whole || Number.isInteger(value))) return value;
  const details = { argument: ARGUMENT, given: `${quote(given)} (${name} of ${shape(indicator)})` };
  if (whole) throw new QosError("badNumber", { ...details, from, to });
  throw new QosError("badChoice", { ...details, accepted: `${from} – ${to}` });
}

/** What is no indicator's name: whether it is one without its brackets, several with commas, or a slip of the finger. */
function unknown(text: string): QosError {
  const parts = splitAtCommas(text);
  if (parts.length > 1 && parts.every((part) => called(/^[^(]*/.exec(part)?.[0].trim() ?? "") !== undefined))
    return wrong(text, [parts.join(";")]);
  const [, letters = "", numbers = ""] = /^([^\d(]+?)[ _(]?((?:\d+(?:\.\d+)?[ ,_/)]*)+)$/.exec(text) ?? [];
  const indicator = called(letters) ?? called(nearestName(letters.trim()) ?? "");
  const given = numbers.match(/\d+(?:\.\d+)?/g) ?? [];
  if (indicator !== undefined && given.length <= indicator.parameters.length)
    return wrong(text, [given.length === 0 ? indicator.name : `${indicator.name}(${given.join(",")})`]);
  return wrong(text, near(/^[^(]*/.exec(text)?.[0].trim() ?? text));
}

function wrong(text: string, near: readonly string[], accepted = names()): QosError {
  const details = { argument: ARGUMENT, given: quote(text), accepted };
  return near.length === 0
    ? new QosError("badChoice", details)
    : new QosError("choiceNear", { ...details, near: near.join(", ") });
}

function called(written: string): Indicator | undefined {
  const name = fold(written);
  return TABLE.find((row) => row.name === name || fold(row.zh) === name || row.aliases.includes(name));
}

function near(written: string): readonly string[] {
  const words = TABLE.flatMap(({ name, zh, aliases }) => [name, zh, ...aliases]);
  const found = nearest(fold(written), words).map((word) => called(word)?.name ?? word);
  return [...new Set(found)];
}

function nearestName(written: string): string | undefined {
  return near(written)[0];
}

/** `macd(fast,slow,signal)` */
function shape({ name, parameters }: Indicator): string {
  return parameters.length === 0 ? name : `${name}(${parameters.map((each) => each.name).join(",")})`;
}

function names(): string {
  return TABLE.map(({ name }) => name).join(", ");
}

function plain(text: string): string {
  return text
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .toLowerCase();
}

function splitTexts(text: string): readonly string[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "");
}

/** At the commas that stand outside brackets. */
function splitAtCommas(text: string): readonly string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function fold(written: string): string {
  return written.replace(/[\s_]/g, "").toLowerCase();
}
