import { useLayoutEffect, useRef } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { CellWalk } from "../state/useCellWalk";
import type { Released } from "../state/useReleased";
import { usePane, type PaneWorld } from "../state/paneContext";
import { Note } from "./note";

interface LiveNotesProps {
  readonly walk: CellWalk;
  readonly released: Released | undefined;
}

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
});

/** What came of the last click in the live list: where it led, or what was released, with the way back. */
export function LiveNotes({ walk, released }: LiveNotesProps) {
  const styles = useStyles();
  const world = usePane();
  const words = walkWords(walk, world);
  return (
    <div className={styles.line}>
      <div role="status">
        {words !== "" && <Note>{words}</Note>}
        {released !== undefined && <Note>{releasedWords(released, world)}</Note>}
      </div>
      {released?.undo !== undefined && <UndoButton key={released.subscription.key} onUndo={released.undo} />}
    </div>
  );
}

/** The keyboard comes here from the row that has gone, and goes to the list when the time for it is over. */
function UndoButton({ onUndo }: { readonly onUndo: () => void }) {
  const { t } = usePane();
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    return () => {
      if (element?.contains(element.ownerDocument.activeElement) !== true) return;
      element.closest("[role=tabpanel]")?.querySelector<HTMLElement>("[role=group][tabindex]")?.focus();
    };
  }, []);
  return (
    <span ref={place}>
      <Button autoFocus size="small" onClick={onUndo}>
        {t("action.undo")}
      </Button>
    </span>
  );
}

function releasedWords({ subscription: { code, cells } }: Released, { t }: PaneWorld): string {
  return [t("live.released", { code }), ...(cells === 0 ? [] : [t("live.released.cells", { count: cells })])].join(" ");
}

function walkWords(walk: CellWalk, { t }: PaneWorld): string {
  switch (walk.at) {
    case "none":
      return "";
    case "looking":
      return t("live.go.looking", { code: walk.code });
    case "cell":
      return t("live.go.cell", { address: walk.address, place: walk.place, count: walk.count });
    case "noCell":
      return t("live.go.none", { code: walk.code });
    case "failed":
      return t("problems.findFailed");
  }
}
