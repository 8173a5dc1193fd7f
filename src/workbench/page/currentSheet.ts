import type { SheetPort } from "../excel/sheetPort";

/** The sheet that is open at the time of asking: workbooks are opened and closed while the add-in runs. */
export function sheetOf(current: () => SheetPort): SheetPort {
  return new Proxy({} as SheetPort, {
    get(_target, name) {
      const sheet = current();
      const value: unknown = Reflect.get(sheet, name, sheet);
      return typeof value === "function" ? (value.bind(sheet) as unknown) : value;
    },
  });
}
