import type { ReactNode } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ProblemView } from "../../runtime/paneView";
import { CopyDiagnostics } from "../components/copyDiagnostics";
import { DidYouMean } from "../components/didYouMean";
import { Note } from "../components/note";
import { ProblemCells } from "../components/problemCells";
import { Section } from "../components/section";
import { useMeant } from "../state/useMeant";
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
  const meant = useMeant();
  const now = app.clock.now();
  const list = (items: readonly ProblemView[]): ReactNode => (
    <ul className={styles.list}>
      {items.map(({ text, times, lastAt, formulas, open, unknownCode }) => (
        <li key={text} className={styles.problem}>
          {redact(text)}
          <Note>
            {[
              ...(open > 0 ? [t("problems.open", { count: open })] : []),
              formats.moment(lastAt, now),
              t("problems.times", { count: times }),
            ].join(" · ")}
          </Note>
          {meant
            .filter(({ wrong }) => wrong === unknownCode)
            .map((each) => (
              <DidYouMean key={each.code} meant={each} />
            ))}
          <ProblemCells formulas={formulas} />
        </li>
      ))}
    </ul>
  );
  const [present, past] = [problems.filter(({ isNow }) => isNow), problems.filter(({ isNow }) => !isNow)];
  return (
    <>
      <Section title={present.length === 0 ? t("problems.none") : t("problems.now", { count: present.length })}>
        {present.length === 0 ? <Note>{t("problems.none.text")}</Note> : list(present)}
      </Section>
      {past.length > 0 && <Section title={t("problems.past")}>{list(past)}</Section>}
      <Section title={t("problems.report")}>
        {problems.length > 0 && (
          <div>
            <Button onClick={() => app.problems.clear()}>{t("problems.clear")}</Button>
          </div>
        )}
        <CopyDiagnostics />
      </Section>
    </>
  );
}
