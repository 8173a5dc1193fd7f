import type { PlantedBug } from "../plantedBug";

/** Bugs on the way into a cell. */
export const HOST_BUGS: readonly PlantedBug[] = [
  {
    shows: "a figure that is not finite shows as 0 in a table",
    file: "host/cellEncoder.ts",
    find: "if (!Number.isFinite(value)) return this.error(this.#options.fault);",
    replace: "if (!Number.isFinite(value)) return 0;",
  },
  {
    shows: "a wrong argument shows as #N/A",
    file: "host/cellEncoder.ts",
    find: 'valueOrCode === "#VALUE!"',
    replace: 'valueOrCode === "#NAME?"',
  },
  {
    shows: "rows that are shorter than the others shift the cells of the table",
    file: "host/cellEncoder.ts",
    find: 'const value = at < row.length ? row[at] : "";',
    replace: 'const value = at < row.length ? row[row.length - 1 - at] : "";',
  },
  {
    shows: "a date and time shows as a date alone",
    file: "host/cellEncoder.ts",
    find: 'datetime: "yyyy-mm-dd hh:mm:ss"',
    replace: 'datetime: "yyyy-mm-dd"',
  },
  {
    shows: "a volume of 0.1234 coins shows as 0",
    file: "host/numberFormat.ts",
    find: "Number.isInteger(value) ? WHOLE : exact(size)",
    replace: "WHOLE",
  },
  {
    shows: "a price of 0.00001234 shows as 0.00",
    file: "host/numberFormat.ts",
    find: "if (size >= SMALL || size === 0) return upTo(8);",
    replace: "if (size >= 0) return DECIMALS;",
  },
  {
    shows: "a change of 0.001 % shows as 0.00 %",
    file: "host/numberFormat.ts",
    find: "size >= SMALLEST_SHOWN || size === 0",
    replace: "size >= 0",
  },
  {
    shows: "the key stands in a cell",
    file: "host/cellEncoder.ts",
    find: "return this.#redact(value).slice(0, LONGEST_TEXT);",
    replace: "return value.slice(0, LONGEST_TEXT);",
  },
];
