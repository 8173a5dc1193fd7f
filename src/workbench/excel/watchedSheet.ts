import type { Area } from "./area";
import type { Calculation, SheetPort } from "./sheetPort";

export interface SheetListeners {
  readonly onCalculate: (type: Calculation) => void;
  /** Another sheet is shown. */
  readonly onShown: (sheet: string) => void;
  /** Contents of cells have changed, by whomever. */
  readonly onChanged: (sheet: string) => void;
}

/** A workbook whose changes are heard. */
export function watchedSheet(sheet: SheetPort, { onCalculate, onShown, onChanged }: SheetListeners): SheetPort {
  const showing = (show: () => void): void => {
    const before = sheet.selection().sheet;
    show();
    const { sheet: shown } = sheet.selection();
    if (shown !== before) onShown(shown);
  };
  const heard: Partial<SheetPort> = {
    activate: (name) => showing(() => sheet.activate(name)),
    select: (area) => showing(() => sheet.select(area)),
    deleteSheet: (name) => showing(() => sheet.deleteSheet(name)),
    setFormulas: (area, formulas) => {
      sheet.setFormulas(area, formulas);
      onChanged(area.sheet);
    },
    clear: (area: Area, what) => {
      sheet.clear(area, what);
      if (what !== "Formats") onChanged(area.sheet);
    },
    calculate: (type, name) => {
      sheet.calculate(type, name);
      onCalculate(type);
    },
  };
  return new Proxy(sheet, {
    get(target, name) {
      const own: unknown = Reflect.get(heard, name);
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
