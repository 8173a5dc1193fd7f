import type { TopicLetter } from "../../src/qos/topics/topic";
import type { Dice } from "./dice";

/** A member as it stands in a text: its name, and its value as JSON. */
type Member = readonly [name: string, value: string];

const CODES = ["US:AAPL", "HK:700", "HK:00700", "SH:600519", "CF:BTCUSDT", "FX:EURUSD"];
const KTS = ["1", "5", "60", "1001", "2001"];

/** Figures that are written otherwise than nearly all, and much that is none. */
const ODD_FIGURES: readonly string[] = [
  ...["0", "0.0", "0.00", "-0", "007", "00.10", "5.", ".5", ".", "1.2.3", "-1.5", "+1.5", "1e3", "1E400", "-1e999"],
  ...["123456789012345", "1234567890123456", "12345678.12345678", "0.00000000000001", "0.000000000000001"],
  ...["7076551.6299999999", "9007199254740993", "9".repeat(400), "0000000000000001", "000000000000001", "1_000"],
  ...["1,000", "0x10", "１２", "Infinity", "NaN", "1 ", " 1", "1\\t", "\\u0031", "1\u0000", ""],
].flatMap((digits) => [digits, `"${digits}"`]);
const NO_FIGURES = ["null", "true", "{}", "[]", '["1"]', '{"p":"1","v":"2"}', '"---"', '"N/A"', '"dear"', "undefined"];

const ODD_TIMES = [
  "0",
  "1731510000.5",
  "1731510000000",
  "100000000000",
  "100000000001",
  '"1731510000"',
  '"soon"',
  "-5",
];
const ODD_CODES = [
  '"US:"',
  '"us:aapl"',
  '""',
  "5",
  "null",
  '"US:AAPL "',
  '"US:A\\u0041PL"',
  '"\\u0055S:AAPL"',
  '["US:AAPL"]',
];
const LETTERS = '{}[],:"\\.0123456789-+eE \n\tacdhklnopstuvy\u0000é１';

/** A figure as nearly all are written. */
function plain(dice: Dice): string {
  const whole = String(dice.int(0, 10 ** dice.int(1, 6)));
  const digits = dice.chance(0.7) ? `${whole}.${String(dice.int(0, 99_999)).slice(0, dice.int(1, 4))}` : whole;
  return dice.chance(0.7) ? `"${digits}"` : digits;
}

function figure(dice: Dice, harm: number): string {
  if (!dice.chance(harm)) return plain(dice);
  return dice.pick(dice.chance(0.8) ? ODD_FIGURES : NO_FIGURES);
}

function side(dice: Dice, step: number, harm: number): string {
  const best = dice.int(1_000, 90_000);
  const gap = dice.int(0, 3);
  const levels = Array.from({ length: dice.int(0, 6) }, (_, place) => {
    const price = dice.chance(harm) ? figure(dice, 0.5) : `"${((best + place * step * gap) / 100).toFixed(2)}"`;
    const members = [`"p":${price}`, `"v":${figure(dice, harm)}`];
    if (dice.chance(harm)) members.push(dice.pick(['"v":"1"', '"p":"1"', '"n":3']));
    return dice.chance(harm * 0.3)
      ? dice.pick(NO_FIGURES)
      : `{${(dice.chance(harm) ? members.reverse() : members).join()}}`;
  });
  return dice.chance(harm * 0.5) ? dice.pick(NO_FIGURES) : `[${levels.join()}]`;
}

/** The members of a push behind its topic; each has come to harm with the given chance. */
function membersOf(dice: Dice, letter: TopicLetter, harm: number): Member[] {
  const figures = (...names: readonly string[]): Member[] => names.map((name) => [name, figure(dice, harm)]);
  const code: Member = ["c", dice.chance(harm) ? dice.pick(ODD_CODES) : `"${dice.pick(CODES)}"`];
  const time: Member = ["ts", dice.chance(harm) ? dice.pick(ODD_TIMES) : String(1_731_510_000 + dice.int(0, 90_000))];
  const kind = (name: string, values: readonly string[]): Member => [
    name,
    dice.chance(harm) ? figure(dice, 1) : dice.pick(values),
  ];
  switch (letter) {
    case "S": {
      const session = dice.chance(0.3) ? [kind("tt", ["0", "1", "2", "3", "4", "9", "3.0"])] : [];
      return [
        code,
        ...figures("lp", "yp", "o", "h", "l"),
        time,
        ...figures("v", "t"),
        kind("s", ["0", "1"]),
        ...session,
      ];
    }
    case "T":
      return [code, ...figures("p", "v"), time, kind("d", ["0", "1", "2", '"1"'])];
    case "D":
      return [code, ["b", side(dice, -1, harm)], ["a", side(dice, 1, harm)], time];
    case "K":
      return [code, ...figures("o", "cl", "h", "l", "v"), time, kind("kt", KTS)];
  }
}

const NAMES = [
  "c",
  "lp",
  "yp",
  "o",
  "h",
  "l",
  "cl",
  "p",
  "v",
  "t",
  "ts",
  "s",
  "tt",
  "d",
  "kt",
  "a",
  "b",
  "pq",
  "tp",
  "x",
];

/** Members that have changed places, are lost, twice there, or called otherwise. */
function stirred(dice: Dice, members: Member[]): Member[] {
  const one = dice.pick(members);
  switch (dice.int(0, 4)) {
    case 0:
      return dice.shuffled(members);
    case 1:
      return members.filter((member) => member !== one);
    case 2:
      return [...members, [one[0], dice.chance(0.5) ? one[1] : figure(dice, 0.1)]];
    case 3:
      return members.map((member): Member => (member === one ? [dice.pick(NAMES), member[1]] : member));
    default:
      return [...members, [dice.pick([...NAMES, "__proto__", "msg"]), figure(dice, 0.3)]];
  }
}

/** A text in which a letter is another, lost or doubled, or which is cut off or goes on. */
function scratched(dice: Dice, text: string): string {
  const at = dice.int(0, text.length - 1);
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const other = LETTERS.charAt(dice.int(0, LETTERS.length - 1));
  return dice.pick([
    `${before}${other}${after}`,
    `${before}${after}`,
    `${before}${letter}${letter}${after}`,
    `${before}${other}${letter}${after}`,
    before,
    `${text}${other}`,
  ]);
}

function written(topic: string, members: readonly Member[], blank = ""): string {
  const all: readonly Member[] = [["tp", JSON.stringify(topic)], ...members];
  return `{${all.map(([name, value]) => `"${name}":${blank}${value}`).join()}}`;
}

/** A push of a topic as nearly all are. */
export function ordinaryPushText(dice: Dice, letter: TopicLetter): string {
  return written(letter, membersOf(dice, letter, 0));
}

/** A push of a topic that has come to harm in one way or several, or in none. */
export function anyPushText(dice: Dice, letter: TopicLetter): string {
  let members = membersOf(dice, letter, dice.pick([0, 0, 0.05, 0.2]));
  while (dice.chance(0.3)) members = stirred(dice, members);
  const topic = dice.chance(0.02) ? dice.pick(["Q", "SC", "", "s", "D", "K"]) : letter;
  let text = written(topic, members, dice.chance(0.03) ? dice.pick([" ", "\n", "\t"]) : "");
  while (dice.chance(0.35) && text !== "") text = scratched(dice, text);
  return text;
}
