import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { usePane } from "../state/paneContext";

const useStyles = makeStyles({ waiting: { padding: tokens.spacingVerticalXXL } });

/** Stands where a part of the pane will be once its code is here. */
export function Waiting() {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div className={styles.waiting}>
      <Spinner size="small" label={t("pane.loading")} />
    </div>
  );
}
