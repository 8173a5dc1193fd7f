import type { PlantedBug } from "../plantedBug";

/** Bugs in what is done to formulas as texts. */
export const WORKBOOK_BUGS: readonly PlantedBug[] = [
  {
    shows: "formulas brought back stand in each other's cells",
    file: "workbook/frozen.ts",
    find: "places.get(formula) ?? 0",
    replace: "0",
  },
  {
    shows: "a value that somebody has changed since freezing is written over",
    file: "workbook/frozen.ts",
    find: "value.toPrecision(12)",
    replace: "value.toPrecision(2)",
  },
  {
    shows: "a formula brought back points one row down",
    file: "workbook/references.ts",
    find: "Number(first.row) - 1",
    replace: "Number(first.row)",
  },
  {
    shows: "a fixed reference loses its dollar sign",
    file: "workbook/references.ts",
    find: '`${dollars}${column}${row === "" ? "" : more}${row}`',
    replace: "`${dollars}${column}${row}`",
  },
  {
    shows: "a converted formula of the openings of several instruments shows their closes",
    file: "workbook/convert/call.ts",
    find: 'field === "close" ? "" : ',
    replace: 'field !== "" ? "" : ',
  },
];
