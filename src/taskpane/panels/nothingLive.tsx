import { makeStyles, tokens } from "@fluentui/react-components";
import { Note } from "../components/note";
import { SampleButton } from "../insert/sampleButton";
import { usePane } from "../state/paneContext";
import { FirstFormulas } from "./firstRun";

const useStyles = makeStyles({
  none: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** In the place of the list while no formula is live: how to begin. */
export function NothingLive() {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div className={styles.none}>
      <h2 className={styles.title}>{t("live.none")}</h2>
      <Note>{t("live.none.text")}</Note>
      <SampleButton />
      <Note>{t("live.none.or")}</Note>
      <FirstFormulas />
    </div>
  );
}

/** In the place of the list where the filter leaves nothing of it. */
export function NothingMatches({ filter }: { readonly filter: string }) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div className={styles.none}>
      <Note>{t("live.noMatch", { filter })}</Note>
    </div>
  );
}
