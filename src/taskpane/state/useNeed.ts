import { useCallback, useEffect, useRef, useState } from "react";
import { areaName } from "../../features/sheetTools/scan";
import { surveyFromActiveCell, type Survey } from "../../host/placing/survey";
import { usePane } from "./paneContext";

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

interface NeedControl {
  /** What a writing of this size at the active cell takes: its cells, and how many of them are filled. Blank: not known. */
  readonly words: (size: Size) => string;
  /** Looks again: the hand or the keyboard has come to the pane. */
  readonly look: () => void;
}

/** Says what a writing needs before it is made. `most`: no writing is larger. */
export function useNeed({ rows, columns }: Size): NeedControl {
  const { t } = usePane();
  const [survey, setSurvey] = useState<Survey>();
  const turn = useRef(0);
  const look = useCallback(() => {
    const mine = (turn.current += 1);
    void surveyFromActiveCell(rows, columns).then((found) => {
      if (mine === turn.current) setSurvey(found);
    });
  }, [rows, columns]);
  useEffect(() => {
    look();
    return () => void (turn.current += 1);
  }, [look]);
  const words = (size: Size): string => {
    if (survey === undefined) return "";
    const { row, column, filled } = survey;
    const count = filled
      .slice(0, size.rows)
      .flatMap((line) => line.slice(0, size.columns))
      .filter(Boolean).length;
    const address = areaName({ row, column, ...size });
    return count === 0 ? t("place.needs.free", { address }) : t("place.needs", { address, count });
  };
  return { words, look };
}
