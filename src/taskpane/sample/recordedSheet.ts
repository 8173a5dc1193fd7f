import { placeBlock, type Block } from "../../host/blocks";
import type { Placing } from "../../host/cells";
import { hostWorkbook } from "../../host/hostWorkbook";
import type { CellsFault, SheetName } from "../../host/workbookCells";
import { CHANGE, head, PRICE, SIGNED } from "../insert/snippets/snippet";
import { cellColours } from "../insert/snippets/sampleSheet";
import type { PaneWorld } from "../state/paneContext";
import { RECORDED, recordedAt, SECONDS } from "./recording";

const STATE_ROW = 2;
const FIRST_ROW = 5;

/** The sheet of a recording. Its cells hold plain numbers, never a formula: nothing on it can be a price of QOS. */
export interface RecordedSheet {
  /** Shows a second of the recording, or how it ended. False: the sheet is there no more. */
  readonly show: (second: number | "ended") => Promise<boolean>;
}

/** Puts the recording on a sheet of its own; undefined where Excel did not take it. */
export async function placeRecordedSheet(world: PaneWorld): Promise<RecordedSheet | undefined> {
  const { t } = world;
  const known = new Set((await hostWorkbook.sheets()).map(({ id }) => id));
  const placing: Placing = await placeBlock({
    sketch: () => block(world),
    where: { kind: "newSheet", name: t("recorded.sheet") },
    replace: false,
    colours: cellColours(world),
  });
  if (placing.kind !== "placed") return undefined;
  const sheet = (await hostWorkbook.sheets()).find(({ id }) => !known.has(id));
  return sheet === undefined ? undefined : { show: (second) => show(world, sheet, second) };
}

function block({ t }: PaneWorld): Block {
  return {
    rows: FIRST_ROW + RECORDED.length,
    columns: 4,
    widths: [
      [0, 110],
      [1, 110],
      [2, 80],
      [3, 80],
    ],
    pieces: [
      { row: 0, column: 0, contents: [[t("recorded.title")]], look: "title" },
      { row: 1, column: 0, contents: [[t("recorded.text")]] },
      { row: STATE_ROW, column: 0, contents: [[t("recorded.playing", { second: 0, seconds: SECONDS })]] },
      head(
        FIRST_ROW - 1,
        0,
        [t("recorded.name"), t("recorded.last"), t("recorded.change"), t("recorded.changepct")],
        [1, 2, 3],
      ),
      { row: FIRST_ROW, column: 0, contents: RECORDED.map(({ name }) => [name]) },
      { row: FIRST_ROW, column: 1, contents: recordedAt(0).map(([last = 0]) => [last]), format: PRICE },
      { row: FIRST_ROW, column: 2, contents: recordedAt(0).map(([, change = 0]) => [change]), format: SIGNED },
      { row: FIRST_ROW, column: 3, contents: recordedAt(0).map(([, , part = 0]) => [part]), format: CHANGE },
    ],
  };
}

async function show({ t }: PaneWorld, sheet: SheetName, second: number | "ended"): Promise<boolean> {
  const state =
    second === "ended" ? t("recorded.ended") : t("recorded.playing", { second: second + 1, seconds: SECONDS });
  const writes = [
    { area: { sheet, row: STATE_ROW, column: 0, rows: 1, columns: 1 }, contents: { values: [[state]] } },
    ...(second === "ended"
      ? []
      : [
          {
            area: { sheet, row: FIRST_ROW, column: 1, rows: RECORDED.length, columns: 3 },
            contents: { values: recordedAt(second) },
          },
        ]),
  ];
  const faults: readonly (CellsFault | undefined)[] = await hostWorkbook.write(writes).catch(() => ["refused"]);
  return !faults.includes("gone") && !faults.includes("refused");
}
