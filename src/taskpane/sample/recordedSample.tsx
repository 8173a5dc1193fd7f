import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ActButton } from "../components/actButton";
import { Note } from "../components/note";
import { usePane } from "../state/paneContext";
import { useRecording } from "./useRecording";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", alignItems: "start", rowGap: tokens.spacingVerticalS },
});

/** One click to something that moves, without a key: a recording, and marked as one. */
export function RecordedSample() {
  const styles = useStyles();
  const { t } = usePane();
  const { state, play, stop } = useRecording();
  return (
    <div className={styles.box}>
      {state === "playing" ? (
        <Button onClick={stop}>{t("recorded.stop")}</Button>
      ) : (
        <ActButton blocked={state === "starting" ? t("blocked.busy") : undefined} onClick={play}>
          {t("recorded.play")}
        </ActButton>
      )}
      <div role="status">
        <Note>
          {t(
            state === "playing" || state === "ended" || state === "failed" ? `recorded.is.${state}` : "recorded.offer",
          )}
        </Note>
      </div>
    </div>
  );
}
