import type { PlantedBug } from "../plantedBug";

/** Bugs on the way into a cell. */
export const HOST_BUGS: readonly PlantedBug[] = [
  {
    shows: "a figure that is not finite shows as 0 in a table",
    file: "host/cellEncoder.ts",
    find: "Number.isFinite(value) ? value : this.error(this.#options.fault)",
    replace: "Number.isFinite(value) ? value : 0",
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
    find: 'style === "date" ? "yyyy-mm-dd"',
    replace: 'style !== "" ? "yyyy-mm-dd"',
  },
  {
    shows: "the key stands in a cell",
    file: "host/cellEncoder.ts",
    find: "return this.#redact(value).slice(0, LONGEST_TEXT);",
    replace: "return value.slice(0, LONGEST_TEXT);",
  },
];
