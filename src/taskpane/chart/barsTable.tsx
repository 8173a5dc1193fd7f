import { useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ChartBar } from "../../features/chart/chartBars";
import { usePane } from "../state/paneContext";
import { changeOf, type BarWords } from "./barWords";

/** Rows of the table. */
const ROWS = 20;

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, alignItems: "start" },
  frame: {
    alignSelf: "stretch",
    overflowX: "auto",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    "& th, & td": { padding: "2px 0 2px 8px", textAlign: "right", fontWeight: tokens.fontWeightRegular },
    "& th:first-child": { paddingLeft: 0, textAlign: "left" },
    "& thead th": { color: tokens.colorNeutralForeground2 },
    "& tbody tr": { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
});

/** The newest bars in figures, newest first: the chart for those who do not see it, and for copying. */
export function BarsTable({ bars, words }: { readonly bars: readonly ChartBar[]; readonly words: BarWords }) {
  const styles = useStyles();
  const { t } = usePane();
  const [open, setOpen] = useState(false);
  const name = t("chart.table", { count: Math.min(ROWS, bars.length) });
  const columns = ["time", "close", "open", "high", "low", "volume"] as const;
  const rows = bars.map((bar, at) => ({ bar, change: changeOf(bars, at) })).slice(-ROWS);
  return (
    <div className={styles.box}>
      <Button appearance="subtle" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {name}
      </Button>
      {open && (
        // Wider than a narrow pane, so it scrolls by itself and can be reached by keyboard.
        <div className={styles.frame} tabIndex={0} role="region" aria-label={name}>
          <table className={styles.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`chart.${column}.word`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.reverse().map(({ bar }) => (
                <tr key={bar.time}>
                  <th scope="row">{words.time(bar.time)}</th>
                  <td>{words.price(bar.close)}</td>
                  <td>{words.price(bar.open)}</td>
                  <td>{words.price(bar.high)}</td>
                  <td>{words.price(bar.low)}</td>
                  <td>{bar.volume === undefined ? "–" : words.volume(bar.volume)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
