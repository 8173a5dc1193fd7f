import { useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { WORDS } from "../../runtime/settings";
import { Choice } from "../components/choice";
import { Note } from "../components/note";
import { Section } from "../components/section";
import { usePane, useView } from "../state/paneContext";

/** Millions of characters, each about a megabyte. */
const SIZES = [10, 50, 200, 500];

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

/** What the add-in does by itself: at the start, with what it keeps, and with what it notes. */
export function HabitsPanel() {
  const styles = useStyles();
  const { app, t, formats } = usePane();
  useView();
  const [cleared, setCleared] = useState(false);
  const { startPaused, cacheSize, log } = app.settings.current;
  const sizes = [...new Set([...SIZES, cacheSize])].sort((one, other) => one - other);
  const clear = async (): Promise<void> => {
    await app.queries.clear();
    setCleared(true);
  };
  return (
    <>
      <Section title={t("start.title")}>
        <Choice
          label={t("start.choice")}
          hint={t("start.hint")}
          value={startPaused ? "paused" : "live"}
          choices={(["live", "paused"] as const).map((choice) => [choice, t(`start.${choice}`)])}
          onChoose={(chosen) => app.settings.change({ startPaused: chosen === "paused" })}
        />
      </Section>
      <Section title={t("cache.title")}>
        <Choice
          label={t("cache.size")}
          value={String(cacheSize)}
          choices={sizes.map((size) => [String(size), t("cache.size.choice", { size: formats.number(size) })])}
          onChoose={(chosen) => app.settings.change({ cacheSize: Number(chosen) })}
        />
        <div className={styles.line}>
          <Button onClick={() => void clear()}>{t("cache.clear")}</Button>
          <span aria-live="polite">{cleared && <Note>{t("cache.cleared")}</Note>}</span>
        </div>
      </Section>
      <Section title={t("log.title")}>
        <Choice
          label={t("log.level")}
          hint={t("log.hint")}
          value={log}
          choices={WORDS.log.map((choice) => [choice, t(`log.level.${choice}`)])}
          onChoose={(chosen) => app.settings.change({ log: chosen })}
        />
      </Section>
    </>
  );
}
