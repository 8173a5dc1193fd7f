import { useState } from "react";
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { ActButton } from "./actButton";
import { hostWorkbook } from "../../host/hostWorkbook";
import { problemCells, type ProblemCell } from "../../features/sheetTools/problemCells";
import { usePane } from "../state/paneContext";
import { Note } from "./note";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", alignItems: "start", rowGap: tokens.spacingVerticalXS },
  formula: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  cells: {
    listStyle: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
});

type Found =
  | { readonly at: "none" }
  | { readonly at: "looking" }
  | { readonly at: "failed" }
  | { readonly at: "found"; readonly cells: readonly ProblemCell[] };

/** The formulas that ended with a problem, and on demand the cells that still show one; a click selects a cell. */
export function ProblemCells({ formulas }: { readonly formulas: readonly string[] }) {
  const styles = useStyles();
  const { t, redact } = usePane();
  const [found, setFound] = useState<Found>({ at: "none" });
  if (formulas.length === 0) return null;
  const look = async (): Promise<void> => {
    setFound({ at: "looking" });
    try {
      setFound({ at: "found", cells: await problemCells(hostWorkbook, formulas) });
    } catch {
      setFound({ at: "failed" });
    }
  };
  const select = (cell: ProblemCell): void => {
    hostWorkbook.select(cell.area).catch(() => setFound({ at: "failed" }));
  };
  return (
    <div className={styles.box}>
      {formulas.map((formula) => (
        <code key={formula} className={styles.formula}>
          {redact(formula)}
        </code>
      ))}
      <ActButton small blocked={found.at === "looking" ? t("blocked.busy") : undefined} onClick={() => void look()}>
        {t("problems.find")}
      </ActButton>
      <div aria-live="polite">
        {found.at === "failed" && <Note>{t("problems.findFailed")}</Note>}
        {found.at === "found" && found.cells.length === 0 && <Note>{t("problems.noCells")}</Note>}
        {found.at === "found" && found.cells.length > 0 && (
          <ul className={styles.cells} aria-label={t("problems.cells")}>
            {found.cells.map((cell) => (
              <li key={cell.address}>
                <Link as="button" onClick={() => select(cell)}>
                  {cell.address}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
