import { useState } from "react";
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { MarketLine } from "../components/marketLine";
import { headline, type Tone } from "../state/headline";
import { headlineSentences } from "../state/headlineWords";
import { usePane, useView } from "../state/paneContext";
import { toneColour } from "../look/tones";
import { spoken } from "../look/shapes";

const useStyles = makeStyles({
  header: {
    flexShrink: 0,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
  },
  line: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS, minHeight: "32px" },
  word: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, flexGrow: 1 },
  dot: {
    width: "10px",
    height: "10px",
    flexShrink: 0,
    borderRadius: tokens.borderRadiusCircular,
    forcedColorAdjust: "none",
  },
  good: { backgroundColor: toneColour("good") },
  busy: {
    backgroundColor: toneColour("busy"),
    animationName: { from: { opacity: 1 }, to: { opacity: 0.3 } },
    animationDuration: "700ms",
    animationDirection: "alternate",
    animationIterationCount: "infinite",
    "@media (prefers-reduced-motion: reduce)": { animationName: "none" },
  },
  warning: { backgroundColor: toneColour("warning") },
  bad: { backgroundColor: toneColour("bad") },
  quiet: { backgroundColor: toneColour("quiet") },
  next: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  spoken,
});

/** The state in one word, what happens next, and the one thing to do about it. */
export function Header({ onToKey }: { readonly onToKey: () => void }) {
  const styles = useStyles();
  const world = usePane();
  const { app, t, formats, store } = world;
  const view = useView();
  const { word, tone, action } = headline(view);
  const dot: Readonly<Record<Tone, string>> = styles;
  const act = { retry: () => app.server.connectNow(), resume: () => app.pace.toggle(), toKey: onToKey };
  const sentences = headlineSentences(view, world);
  const said = useSaid([view.hasKey, word, view.why, view.trouble].join(" "), [
    `${t("state.heading")}: ${t(word)}`,
    ...sentences,
  ]);
  const countdown =
    view.retryIn === undefined ? "" : t("next.retryIn", { wait: formats.span(Math.max(1_000, view.retryIn)) });
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <span className={mergeClasses(styles.dot, dot[tone])} aria-hidden="true" />
        <h1 className={styles.word}>{t(word)}</h1>
        {action !== undefined && (
          <Button
            size="small"
            onClick={() => {
              act[action]();
              store.refresh();
            }}
          >
            {t(`action.${action}`)}
          </Button>
        )}
      </div>
      <p className={styles.next}>{[...sentences, countdown].join(" ")}</p>
      <MarketLine />
      {/* Countdowns and counts would be read out every second: it is said when the state becomes another. */}
      <div className={styles.spoken} role="status">
        {said}
      </div>
    </header>
  );
}

/** The words as they were when `state` became what it is. */
function useSaid(state: string, sentences: readonly string[]): string {
  const { language } = usePane();
  const key = `${language} ${state}`;
  const [said, setSaid] = useState({ key, words: sentences.join(". ") });
  if (said.key === key) return said.words;
  const next = { key, words: sentences.join(". ") };
  setSaid(next);
  return next.words;
}
