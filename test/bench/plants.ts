/** A slowness, and the figures that must tell of it. */
export interface Plant {
  readonly file: string;
  /** Code in it before which time is lost. */
  readonly before: string;
  readonly microseconds: number;
  /** How the names of the figures begin. */
  readonly slows: string;
}

const DECODING = "const notes = new Notes();";

/** One for each path that is measured. */
export const PLANTS: readonly Plant[] = [
  { file: "src/qos/topics/snapshot.ts", before: DECODING, microseconds: 20, slows: "push S" },
  { file: "src/qos/topics/trade.ts", before: DECODING, microseconds: 20, slows: "push T" },
  { file: "src/qos/topics/depth.ts", before: DECODING, microseconds: 60, slows: "push D" },
  { file: "src/qos/topics/kline.ts", before: DECODING, microseconds: 80, slows: "push K" },
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
];
