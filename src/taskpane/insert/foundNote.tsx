import { makeStyles, tokens } from "@fluentui/react-components";
import type { Catalogue } from "../../features/find/catalogue";
import { Note } from "../components/note";
import { usePane } from "../state/paneContext";
import { NamesNote } from "./namesNote";
import { MOST } from "./useFound";

interface FoundNoteProps {
  readonly catalogue: Catalogue;
  readonly sought: string;
  /** How many were found. */
  readonly count: number;
}

const useStyles = makeStyles({
  note: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}` },
});

/** What there is to say of what was found: nothing, too much, or names that are still missing. */
export function FoundNote({ catalogue, sought, count }: FoundNoteProps) {
  const styles = useStyles();
  const { t } = usePane();
  const isReady = catalogue.state.at === "ready";
  return (
    <div className={styles.note} aria-live="polite">
      {isReady && count === 0 && <Note>{t("find.none", { text: sought })}</Note>}
      {count === MOST && <Note>{t("find.more", { count: MOST })}</Note>}
      {isReady && <NamesNote catalogue={catalogue} />}
    </div>
  );
}
