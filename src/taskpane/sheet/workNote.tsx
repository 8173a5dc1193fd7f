import { Button, makeStyles, MessageBar, MessageBarBody, ProgressBar, tokens } from "@fluentui/react-components";
import { spoken } from "../look/shapes";
import { Note } from "../components/note";
import { usePane } from "../state/paneContext";
import type { Work } from "./useWork";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, alignItems: "start" },
  // In sight wherever the part is scrolled to.
  stuck: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { overflowWrap: "anywhere" },
  spoken,
});

/** How far the work is, with a way to stop it; or why it failed. */
export function WorkNote({ work: { state, stop } }: { readonly work: Work }) {
  const styles = useStyles();
  const { app, t, formats } = usePane();
  if (state.at === "rest") return null;
  if (state.at === "failed") {
    return (
      <div className={styles.stuck}>
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody className={styles.words}>{t(`sheet.failed.${state.why}`)}</MessageBarBody>
        </MessageBar>
      </div>
    );
  }
  const { done, total } = state.progress ?? { done: 0, total: 0 };
  const spent = app.clock.now() - state.startedAt;
  const left = done > 0 ? (spent / done) * (total - done) : 0;
  return (
    <div className={styles.stuck}>
      <div className={styles.box}>
        {/* The numbers would be read out with every block. */}
        <div className={styles.spoken} role="status">
          {t("sheet.busy")}
        </div>
        <Note>
          {t("sheet.busy")}
          {total > 0 && ` ${t("sheet.progress", { done: formats.number(done), total: formats.number(total) })}`}
          {left >= 1_000 && ` · ${t("sheet.timeLeft", { time: formats.span(left) })}`}
        </Note>
        {total > 0 ? (
          <ProgressBar aria-label={t("sheet.busy")} value={done} max={total} />
        ) : (
          <ProgressBar aria-label={t("sheet.busy")} />
        )}
        <Button size="small" onClick={stop}>
          {t("sheet.stop")}
        </Button>
      </div>
    </div>
  );
}
