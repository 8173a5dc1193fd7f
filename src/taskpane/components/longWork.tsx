import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { usePane, useView } from "../state/paneContext";
import { Note } from "./note";
import { Section } from "./section";

const useStyles = makeStyles({
  work: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
});

/** What takes long: requests that wait for the plan, and history that comes page by page; each can be stopped. */
export function LongWork() {
  const { app, t, store } = usePane();
  const { walks } = useView();
  const { progress } = store;
  if (walks.length === 0 && progress === undefined) return null;
  const stop = (task: () => void) => (): void => {
    task();
    store.refresh();
  };
  return (
    <Section title={t("usage.walks")}>
      {progress !== undefined && (
        <Work
          words={t("work.requests", { done: progress.done, total: progress.total })}
          share={progress.done / progress.total}
          left={progress.left}
          stopWords={t("work.stop")}
          onStop={stop(() => app.queries.stopWaiting())}
        />
      )}
      {walks.map((walk, at) => (
        <Work
          key={`${walk.code} ${at}`}
          words={t("usage.walk", { code: walk.code, step: walk.step, steps: walk.steps })}
          share={(walk.step - 1) / walk.steps}
          left={walk.left}
          stopWords={t("work.stopWalk", { code: walk.code })}
          onStop={stop(walk.stop)}
        />
      ))}
      <Note>{t("work.text")}</Note>
    </Section>
  );
}

interface WorkProps {
  readonly words: string;
  /** From 0 to 1. */
  readonly share: number;
  /** Milliseconds. */
  readonly left: number;
  readonly stopWords: string;
  readonly onStop: () => void;
}

function Work({ words, share, left, stopWords, onStop }: WorkProps) {
  const styles = useStyles();
  const { t, formats } = usePane();
  return (
    <div className={styles.work}>
      <div>
        {words}
        <Note>{t("work.left", { time: formats.span(Math.max(1_000, left)) })}</Note>
        <ProgressBar aria-label={words} value={share} max={1} />
      </div>
      <Button size="small" aria-label={stopWords} onClick={onStop}>
        {t("work.stop.short")}
      </Button>
    </div>
  );
}
