/** A slowness or a waste, and the figures that must tell of it. */
export type Plant = Slowness | Waste;

interface Planted {
  readonly file: string;
  /** Code in it before which time is lost, or that is replaced. */
  readonly before: string;
  /** How the names of the figures begin. */
  readonly slows: string;
}

interface Slowness extends Planted {
  readonly microseconds: number;
}

interface Waste extends Planted {
  readonly instead: string;
}

const READING = "const members = readMembers(cursor, PLACES);";

/** One for each path that is measured. */
export const PLANTS: readonly Plant[] = [
  { file: "src/qos/pushText/snapshot.ts", before: READING, microseconds: 10, slows: "push S" },
  { file: "src/qos/pushText/trade.ts", before: READING, microseconds: 10, slows: "push T" },
  { file: "src/qos/pushText/depth.ts", before: "let time = NaN;", microseconds: 40, slows: "push D" },
  { file: "src/qos/pushText/kline.ts", before: READING, microseconds: 40, slows: "push K" },
  {
    file: "src/quotes/questions/price.ts",
    before: "const code = readCode(rawCode);",
    microseconds: 5,
    slows: "answer PRICE",
  },
  {
    file: "src/quotes/questions/quote.ts",
    before: "const rows = readCodes(rawCodes);",
    microseconds: 400,
    slows: "answer QUOTE",
  },
  {
    file: "src/quotes/questions/info.ts",
    before: "const rows = readCodes(rawCodes);",
    microseconds: 30,
    slows: "answer INFO",
  },
  {
    file: "src/quotes/questions/kline.ts",
    before: "const code = readCode(rawCode);",
    microseconds: 400,
    slows: "answer KLINE",
  },
  {
    file: "src/quotes/live/liveBars.ts",
    before: "const count = told === undefined ? MOST_BARS : this.#missing(told, series.interval, at);",
    instead: "const count = MOST_BARS;",
    slows: "30 LIVEKLINE",
  },
  {
    file: "src/quotes/streams.ts",
    before: "if (isFirst) this.#showSoon([key], FIRST_WORDS);",
    instead: "",
    slows: "first value",
  },
  {
    file: "src/quotes/streams.ts",
    before: "if (this.#onTick()) this.#keepTicking();",
    instead: "this.#onTick(); this.#keepTicking(); this.#options.clock.after(SECOND, () => this.#onTick());",
    slows: "timers, 100 cells",
  },
  {
    file: "src/feed/liveFeed.ts",
    before: "if (idle) this.#quietCheck.stop();",
    instead: "if (idle) this.#quietCheck.start();",
    slows: "timers, no live cell",
  },
  {
    file: "src/feed/liveFeed.ts",
    before: "this.#lookingOver ??= this.#options.clock.after(0, () => {",
    instead: "this.#lookingOver = this.#options.clock.after(0, () => {",
    slows: "5,000 instruments",
  },
];
