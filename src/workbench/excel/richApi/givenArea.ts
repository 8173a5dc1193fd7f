import { parseArea, type Area } from "../area";
import { isHostObject, RichApiError } from "./hostObject";

/** The cells that a method is given: a range, or the address of one. */
export function areaOf(given: unknown, sheet: string): Area {
  const area = isHostObject(given) ? given.area : parseArea(sheet, String(given).replace(/^=/, ""));
  if (area === undefined) throw new RichApiError("InvalidArgument", `no range: ${String(given)}`);
  return area;
}
