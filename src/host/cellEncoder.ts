import { strikeOut } from "../kernel/secrets";
import type { CellTime } from "../quotes/cell";
import type { ErrorWords, QosError } from "../qos/errors";

export interface CellEncoderOptions {
  /** Of another language than English. */
  readonly words: () => ErrorWords | undefined;
  /** Whether times may leave as formatted numbers. */
  readonly formats: () => boolean;
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

/**
 * The one place on the way to Excel. A single value that JSON cannot write would hold up the results of every cell for a minute,
 * and a NaN inside an array would show as 0; so nothing leaves but finite numbers, text, booleans, rectangles of
 * these, and the two errors that keep their words. Never throws.
 */
export class CellEncoder {
  readonly #options: CellEncoderOptions;
  #lastWay: Way = { words: undefined, formats: false, secrets: [] };
  readonly #made = new WeakMap<readonly unknown[], { readonly way: Way; readonly answer: HostValue }>();

  constructor(options: CellEncoderOptions) {
    this.#options = options;
  }

  /** Makes any value fit to leave. */
  value(value: unknown): HostValue {
    try {
      return Array.isArray(value) ? this.#table(value) : this.#cell(value);
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
    if (rows.length < WORTH_KEEPING) return this.#makeTable(rows, this.#options.formats());
    const known = this.#made.get(rows);
    const way = this.#way();
    if (known?.way === way) return known.answer;
    const answer = this.#makeTable(rows, way.formats);
    this.#made.set(rows, { way, answer });
    return answer;
  }

  /** How values are made at present. */
  #way(): Way {
    const { words, formats, secrets } = this.#options;
    const now = { words: words(), formats: formats(), secrets: secrets() };
    if (!isSameWay(this.#lastWay, now)) this.#lastWay = now;
    return this.#lastWay;
  }

  #makeTable(rows: readonly unknown[], mayFormat: boolean): HostValue {
    const { mostCells, tooLarge } = this.#options;
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
    const formats = mayFormat && table.some((row) => row.some(isTime));
    const { answer, longest } = this.#rectangle(table, width, formats);
    if (longest <= MOST_CHARACTERS) return answer;
    const size = JSON.stringify(answer).length;
    if (size <= MOST_CHARACTERS) return answer;
    const plain = formats ? this.#rectangle(table, width, false).answer : undefined;
    const plainSize = plain === undefined ? size : JSON.stringify(plain).length;
    if (plain !== undefined && plainSize <= MOST_CHARACTERS) return plain;
    return this.error(this.#options.tooLarge(table.length, Math.floor((table.length * MOST_CHARACTERS) / plainSize)));
  }

  /** The cells, and how many characters they have as JSON at most: to write them all only to count would double the work. */
  #rectangle(
    table: readonly (readonly unknown[])[],
    width: number,
    formats: boolean,
  ): { readonly answer: HostValue[][]; readonly longest: number } {
    const errors = new Map<string, CustomFunctions.Error>();
    let longest = 2;
    const answer = table.map((row) => {
      const cells: HostValue[] = [];
      for (let at = 0; at < width; at += 1) {
        const value = at < row.length ? row[at] : "";
        const cell = isError(value) ? this.#errorOnce(value, errors) : this.#cell(value, formats);
        longest += longestText(cell) + 1;
        cells.push(cell);
      }
      longest += 3;
      return cells;
    });
    return { answer, longest };
  }

  /** Cells of one table that show the same error share it. */
  #errorOnce(error: QosError, made: Map<string, CustomFunctions.Error>): CustomFunctions.Error {
    let known = made.get(error.message);
    if (known === undefined) made.set(error.message, (known = this.error(error)));
    return known;
  }

  #cell(value: unknown, formats = this.#options.formats()): number | string | boolean | object {
    switch (typeof value) {
      case "number":
        return Number.isFinite(value) ? value : this.error(this.#options.fault);
      case "string":
        return this.#redact(value).slice(0, LONGEST_TEXT);
      case "boolean":
        return value;
      case "object":
        if (isError(value)) return this.error(value);
        if (isTime(value)) return this.#time(value, formats);
    }
    return this.error(this.#options.fault);
  }

  #time({ serial, style }: CellTime, formats: boolean): number | object {
    if (!Number.isFinite(serial)) return this.error(this.#options.fault);
    if (!formats) return serial;
    const numberFormat = style === "date" ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss";
    return { type: "FormattedNumber", basicType: "Double", basicValue: serial, numberFormat };
  }

  #redact(text: string): string {
    return strikeOut(text, this.#options.secrets());
  }
}

/** What the making of an answer depends on besides the value. */
interface Way {
  readonly words: ErrorWords | undefined;
  readonly formats: boolean;
  readonly secrets: readonly string[];
}

function isSameWay(left: Way, right: Way): boolean {
  return (
    left.words === right.words &&
    left.formats === right.formats &&
    left.secrets.length === right.secrets.length &&
    left.secrets.every((secret, at) => secret === right.secrets[at])
  );
}

/** Characters of a number as JSON at most, and of a word. */
const LONGEST_NUMBER = 25;
/** A letter that JSON writes by its number. */
const LONGEST_LETTER = 6;

/** What JSON writes of an error beside its message, or of a formatted number. */
const LONGEST_FRAME = 400;

/** Characters that a cell takes as JSON at most. */
function longestText(cell: HostValue): number {
  switch (typeof cell) {
    case "number":
    case "boolean":
      return LONGEST_NUMBER;
    case "string":
      return cell.length * LONGEST_LETTER + 2;
    default:
      return LONGEST_FRAME + (cell instanceof CustomFunctions.Error ? (cell.message ?? "").length * LONGEST_LETTER : 0);
  }
}

function isError(value: unknown): value is QosError {
  return value instanceof Error && "cell" in value && "text" in value && typeof value.text === "function";
}

function isTime(value: unknown): value is CellTime {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "time" && "serial" in value;
}
