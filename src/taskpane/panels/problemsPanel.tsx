import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CopyDiagnostics } from "../components/copyDiagnostics";
import { Note } from "../components/note";
import { ProblemCells } from "../components/problemCells";
import { Section } from "../components/section";
import { usePane, useView } from "../state/paneContext";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: "none", display: "flex", flexDirection: "column" },
  problem: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: "anywhere",
  },
});

/** What went wrong lately, in words: several Excel builds hide a cell's own. */
export function ProblemsPanel() {
  const styles = useStyles();
  const { app, t, formats, redact } = usePane();
  const { problems } = useView();
  const now = app.clock.now();
  return (
    <Section title={problems.length === 0 ? t("problems.none") : t("problems.title")}>
      {problems.length === 0 ? (
        <Note>{t("problems.none.text")}</Note>
      ) : (
        <>
          <ul className={styles.list}>
            {problems.map(({ text, times, lastAt, formulas }) => (
              <li key={text} className={styles.problem}>
                {redact(text)}
                <Note>
                  {formats.moment(lastAt, now)} · {t("problems.times", { count: times })}
                </Note>
                <ProblemCells formulas={formulas} />
              </li>
            ))}
          </ul>
          <div>
            <Button onClick={() => app.problems.clear()}>{t("problems.clear")}</Button>
          </div>
        </>
      )}
      <CopyDiagnostics />
    </Section>
  );
}
