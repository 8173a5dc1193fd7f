import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { usePane } from "../state/paneContext";
import type { PlacingControl } from "../state/usePlacing";

const useStyles = makeStyles({ words: { overflowWrap: "anywhere" } });

/** Where something went, what is in the way, or why it could not be written. */
export function PlacingNote({ placing: { state, clear } }: { readonly placing: PlacingControl }) {
  const styles = useStyles();
  const { t, redact } = usePane();
  return (
    <div aria-live="polite">
      {state.at === "done" && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody className={styles.words}>{t("place.done", { address: state.address })}</MessageBarBody>
        </MessageBar>
      )}
      {state.at === "failed" && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody className={styles.words}>
            {t("place.failed", { reason: redact(state.reason) })}
          </MessageBarBody>
        </MessageBar>
      )}
      {state.at === "asking" && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody className={styles.words}>{t("place.occupied", { address: state.address })}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={state.agree}>
              {t("place.replace")}
            </Button>
            <Button size="small" onClick={clear}>
              {t("place.cancel")}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}
