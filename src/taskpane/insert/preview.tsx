import { makeStyles, tokens } from "@fluentui/react-components";
import type { PreviewCell } from "../../features/formulaBuilder/tryFormula";
import { usePane } from "../state/paneContext";

const MOST_ROWS = 6;

const useStyles = makeStyles({
  frame: {
    overflowX: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
  cell: { padding: "2px 8px", whiteSpace: "nowrap", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  number: { textAlign: "right" },
});

/** What a formula shows, as far as memory holds it: its first rows. */
export function Preview({ table }: { readonly table: readonly (readonly PreviewCell[])[] }) {
  const styles = useStyles();
  const { t, formats } = usePane();
  return (
    <div className={styles.frame} tabIndex={0} role="group" aria-label={t("build.preview")}>
      <table className={styles.table} aria-label={t("build.preview")}>
        <tbody>
          {table.slice(0, MOST_ROWS).map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} className={`${styles.cell} ${typeof cell === "number" ? styles.number : ""}`}>
                  {typeof cell === "number" ? formats.figure(cell) : String(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
