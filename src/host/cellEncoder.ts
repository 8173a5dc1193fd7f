import { strikeOut } from "../kernel/secrets";
import type { CellTime } from "../quotes/cell";
import type { KindsOfTable, NumberKind } from "../quotes/numberKind";
import type { ErrorWords, QosError } from "../qos/errors";
import { numberFormat } from "./numberFormat";

export interface CellEncoderOptions {
  /** Of another language than English. */
  readonly words: () => ErrorWords | undefined;
  /** Whether Excel takes formatted numbers: times leave as such then. */
  readonly formats: () => boolean;
  /** Whether other numbers are to leave formatted where it does. */
  readonly numbers: () => boolean;
  /** Whether Excel refuses long messages, as on the web. */
  readonly limitsMessages: () => boolean;
  /** What the numbers of a table are. */
  readonly kindsOf: (table: readonly unknown[]) => KindsOfTable | undefined;
  /** Texts that must not be seen: each is struck out wherever it occurs. */
  readonly secrets: () => readonly string[];
  /** Shown where a value cannot be. */
  readonly fault: QosError;
  /** Cells that one answer may have. */
  readonly mostCells: number;
  readonly tooLarge: (rows: number, most: number) => QosError;
}

/** What may be sent to Excel. */
export type HostValue = number | string | boolean | object | HostValue[][];

/** Longest text of a cell. */
const LONGEST_TEXT = 32_767;
/** Rows of a table that is kept as it was made: shorter ones are made again in less time. */
const WORTH_KEEPING = 4;
/** Most characters of one answer as JSON: the runtime cannot send more than 2,000,000, and tries for a minute. */
const MOST_CHARACTERS = 1_500_000;
/** So many cells are never too long for a message, whatever stands in them. */
const ALWAYS_FITS = 7;
/** Characters of a formatted number at least, about four times as many as of a plain one. */
const SHORTEST_FORMATTED = 84;
/**
 * Cells of a table whose numbers go without formats where messages have a limit: it leaves in turn with others, and would
 * move a quarter as often.
 */
const LARGE = 1_000;
/** Which numbers of an answer carry their format. */
type Formatted = "all" | "times" | "none";

/**
 * The one place on the way to Excel. A single value that JSON cannot write would hold up the results of every cell for a minute,
 * and a NaN inside an array would show as 0; so nothing leaves but finite numbers, text, booleans, rectangles of
 * these, and the two errors that keep their words. Never throws.
 */
export class CellEncoder {
  readonly #options: CellEncoderOptions;
  #lastWay: Way = { words: undefined, formatted: "none", secrets: [] };
  readonly #made = new WeakMap<readonly unknown[], { readonly way: Way; readonly answer: HostValue }>();

  constructor(options: CellEncoderOptions) {
    this.#options = options;
  }

  /** Makes any value fit to leave. `kind`: what a number is that stands alone. */
  value(value: unknown, kind?: NumberKind): HostValue {
    try {
      return Array.isArray(value) ? this.#table(value) : this.#cell(value, this.#formatted(), kind);
    } catch {
      return this.error(this.#options.fault);
    }
  }

  /** An error as Excel takes it, to be thrown, sent or put into a table. */
  error(error: QosError): CustomFunctions.Error {
    const { valueOrCode, text } = { valueOrCode: error.cell, text: error.text(this.#options.words()) };
    const code =
      valueOrCode === "#VALUE!" ? CustomFunctions.ErrorCode.invalidValue : CustomFunctions.ErrorCode.notAvailable;
    return new CustomFunctions.Error(code, this.#redact(text));
  }

  /** Cells that show the same table are given the same answer, made once as long as it would be made alike. */
  #table(rows: readonly unknown[]): HostValue {
    if (rows.length < WORTH_KEEPING) return this.#makeTable(rows, this.#formatted());
    const known = this.#made.get(rows);
    const way = this.#way();
    if (known?.way === way) return known.answer;
    const answer = this.#makeTable(rows, way.formatted);
    this.#made.set(rows, { way, answer });
    return answer;
  }

  #formatted(): Formatted {
    const { formats, numbers } = this.#options;
    if (!formats()) return "none";
    return numbers() ? "all" : "times";
  }

  /** How values are made at present. */
  #way(): Way {
    const { words, secrets } = this.#options;
    const now = { words: words(), formatted: this.#formatted(), secrets: secrets() };
    if (!isSameWay(this.#lastWay, now)) this.#lastWay = now;
    return this.#lastWay;
  }

  #makeTable(rows: readonly unknown[], formatted: Formatted): HostValue {
    const { kindsOf, limitsMessages, mostCells, tooLarge } = this.#options;
    if (rows.length > mostCells) return this.error(tooLarge(rows.length, mostCells));
    const table: (readonly unknown[])[] = [];
    let width = 0;
    // By place: the holes of a sparse array are rows too.
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at];
      const cells: readonly unknown[] = Array.isArray(row) ? row : [row];
      width = Math.max(width, cells.length);
      table.push(cells);
    }
    if (width === 0) return this.error(this.#options.fault);
    const most = Math.floor(mostCells / width);
    if (table.length > most) return this.error(tooLarge(table.length, most));
    const isLarge = table.length * width >= LARGE && limitsMessages();
    const kinds = formatted === "all" && !isLarge ? kindsOf(rows) : undefined;
    if (table.length * width <= ALWAYS_FITS) return this.#rectangle(table, width, { formatted, kinds }).answer;
    let size = 0;
    for (const way of waysOf(table, formatted, kinds)) {
      const { answer, longest } = this.#rectangle(table, width, way);
      if (longest <= MOST_CHARACTERS) return answer;
      size = JSON.stringify(answer).length;
      if (size <= MOST_CHARACTERS) return answer;
    }
    return this.error(tooLarge(table.length, Math.floor((table.length * MOST_CHARACTERS) / size)));
  }

  /** The cells, and how many characters they have as JSON at most: to write them all only to count would double the work. */
  #rectangle(
    table: readonly (readonly unknown[])[],
    width: number,
    { formatted, kinds }: TableWay,
  ): { readonly answer: HostValue[][]; readonly longest: number } {
    let errors: Map<string, CustomFunctions.Error> | undefined;
    const headings = kinds?.headings ?? 0;
    let longest = 2;
    const answer: HostValue[][] = [];
    for (const row of table) {
      const down = answer.length;
      const ofRow = down < headings ? undefined : kinds?.row(down - headings);
      // Of its length at once: grown cell by cell it would take three times the memory.
      const cells = new Array<HostValue>(width);
      for (let at = 0; at < width; at += 1) {
        const value = at < row.length ? row[at] : "";
        const cell = isError(value)
          ? this.#errorOnce(value, (errors ??= new Map()))
          : this.#cell(value, formatted, ofRow?.[at]);
        longest += longestText(cell) + 1;
        cells[at] = cell;
      }
      longest += 3;
      answer.push(cells);
    }
    return { answer, longest };
  }

  /** Cells of one table that show the same error share it. */
  #errorOnce(error: QosError, made: Map<string, CustomFunctions.Error>): CustomFunctions.Error {
    let known = made.get(error.message);
    if (known === undefined) made.set(error.message, (known = this.error(error)));
    return known;
  }

  #cell(value: unknown, formatted: Formatted, kind?: NumberKind): number | string | boolean | object {
    switch (typeof value) {
      case "number":
        if (!Number.isFinite(value)) return this.error(this.#options.fault);
        return kind === undefined || formatted !== "all" ? value : withFormat(value, numberFormat(kind, value));
      case "string":
        return this.#redact(value).slice(0, LONGEST_TEXT);
      case "boolean":
        return value;
      case "object":
        if (isError(value)) return this.error(value);
        if (isTime(value)) return this.#time(value, formatted);
    }
    return this.error(this.#options.fault);
  }

  #time({ serial, style }: CellTime, formatted: Formatted): number | object {
    if (!Number.isFinite(serial)) return this.error(this.#options.fault);
    return formatted === "none" ? serial : withFormat(serial, TIME_FORMATS[style]);
  }

  #redact(text: string): string {
    return strikeOut(text, this.#options.secrets());
  }
}

const TIME_FORMATS: Readonly<Record<CellTime["style"], string>> = {
  date: "yyyy-mm-dd",
  datetime: "yyyy-mm-dd hh:mm:ss",
};

function withFormat(basicValue: number, numberFormat: string | undefined): number | object {
  if (numberFormat === undefined) return basicValue;
  return { type: "FormattedNumber", basicType: "Double", basicValue, numberFormat };
}

/** A way to make a table: `kinds` where numbers carry their formats. */
interface TableWay {
  readonly formatted: Formatted;
  readonly kinds?: KindsOfTable | undefined;
}

/** The ways to make a table, the best first: of one that is too long for a message each goes with fewer formats. */
function* waysOf(
  table: readonly (readonly unknown[])[],
  formatted: Formatted,
  kinds: KindsOfTable | undefined,
): Iterable<TableWay> {
  if (kinds !== undefined && mayBeFormatted(table, kinds)) yield { formatted, kinds };
  if (formatted !== "none" && table.some((row) => row.some(isTime))) yield { formatted: "times" };
  yield { formatted: "none" };
}

/** Whether the message has room for the table with a format at each number of its last row's kinds. */
function mayBeFormatted(table: readonly unknown[], kinds: KindsOfTable): boolean {
  const { headings } = kinds;
  const last = kinds.row(Math.max(0, table.length - headings - 1));
  const formattedCells = last.filter((kind) => kind !== undefined).length * (table.length - headings);
  return formattedCells > 0 && formattedCells * SHORTEST_FORMATTED <= MOST_CHARACTERS;
}

/** What the making of an answer depends on besides the value. */
interface Way {
  readonly words: ErrorWords | undefined;
  readonly formatted: Formatted;
  readonly secrets: readonly string[];
}

function isSameWay(left: Way, right: Way): boolean {
  return (
    left.words === right.words &&
    left.formatted === right.formatted &&
    left.secrets.length === right.secrets.length &&
    left.secrets.every((secret, at) => secret === right.secrets[at])
  );
}

/** Characters of a number as JSON at most, and of a word. */
const LONGEST_NUMBER = 25;
/** A letter that JSON writes by its number. */
const LONGEST_LETTER = 6;

/** What JSON writes of an error beside its message, and of a formatted number. */
const LONGEST_FRAME = 400;
const LONGEST_FORMATTED = 130;

/** Characters that a cell takes as JSON at most. */
function longestText(cell: HostValue): number {
  switch (typeof cell) {
    case "number":
    case "boolean":
      return LONGEST_NUMBER;
    case "string":
      return cell.length * LONGEST_LETTER + 2;
    default:
      if (!(cell instanceof CustomFunctions.Error)) return LONGEST_FORMATTED;
      return LONGEST_FRAME + (cell.message ?? "").length * LONGEST_LETTER;
  }
}

function isError(value: unknown): value is QosError {
  return value instanceof Error && "cell" in value && "text" in value && typeof value.text === "function";
}

function isTime(value: unknown): value is CellTime {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "time" && "serial" in value;
}
