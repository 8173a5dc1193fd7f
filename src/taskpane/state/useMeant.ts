import { useMemo } from "react";
import { nearCodes } from "../../features/find/nearCodes";
import type { Meant } from "../../features/sheetTools/wrongCode";
import { useCatalogue } from "../insert/useCatalogue";
import { useOnSheet } from "../insert/useOnSheet";
import { useView } from "./paneContext";

/** The codes that formulas found unknown of late, each with what is most likely meant by it. */
export function useMeant(): readonly Meant[] {
  const { problems } = useView();
  const unknown = [...new Set(problems.flatMap(({ unknownCode }) => unknownCode ?? []))].join(" ");
  const { index, version } = useCatalogue(unknown !== "");
  const onSheet = useOnSheet();
  return useMemo(
    () =>
      unknown
        .split(" ")
        .filter((wrong) => wrong !== "")
        .flatMap((wrong) => nearCodes(wrong, index, onSheet).map((code) => ({ wrong, code }))),
    // `version` tells that the index holds more.
    [unknown, index, version, onSheet],
  );
}
