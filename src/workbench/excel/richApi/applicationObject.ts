import type { Calculation, SheetPort } from "../sheetPort";
import { RichApiError, type HostObject } from "./hostObject";

export function applicationObject(sheet: SheetPort): HostObject {
  return {
    type: "Application",
    properties: {
      CalculationMode: { get: () => "Automatic", set: () => undefined },
      CalculationState: { get: () => "Done" },
    },
    methods: {
      Calculate: (type) => {
        if (type !== "Recalculate" && type !== "Full" && type !== "FullRebuild") {
          throw new RichApiError("InvalidArgument", `no calculation of type ${String(type)}`);
        }
        sheet.calculate(type satisfies Calculation);
      },
      SuspendApiCalculationUntilNextSync: () => undefined,
      SuspendScreenUpdatingUntilNextSync: () => undefined,
    },
  };
}
