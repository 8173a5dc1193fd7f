import type { Cells } from "../cases/case";
import type { Row } from "./walk";

const ZONES: readonly (readonly [market: string, zone: string])[] = [
  ["US", "America/New_York"],
  ["HK", "Asia/Hong_Kong"],
  ["SH", "Asia/Shanghai"],
  ["IX", "Asia/Tokyo"],
];
const COLUMNS = ["last", "latest", "prevclose", "pre", "post", "night"] as const;

/** What was shown, a line a change of session, in the exchange's own time. */
export function dayTable(rows: readonly Row[]): string {
  const lines = rows.map(({ at, code, session, cells }) => [
    `${localTime(at, code)} ${code}`,
    session,
    ...COLUMNS.map((column) => textOf(cells[column])),
  ]);
  const table = [["moment at the exchange", "session", ...COLUMNS], ...lines];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  return table.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}

function localTime(at: number, code: string): string {
  const timeZone = ZONES.find(([market]) => code.startsWith(`${market}:`))?.[1] ?? "UTC";
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
}

function textOf(cell: Cells | undefined): string {
  if (cell === undefined) return "";
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}
