import { makeStyles, tokens } from "@fluentui/react-components";
import { errorTextIn } from "../../runtime/errorLanguage";
import { asProblem } from "../../runtime/problems";
import { usePane } from "../state/paneContext";
import type { BarWords } from "./barWords";
import type { Lines } from "./useLines";

interface LineLegendProps {
  readonly lines: Lines;
  /** The bar that is pointed at, in seconds of the axis. */
  readonly at: number | undefined;
  readonly words: BarWords;
  readonly code: string;
  /** The instrument that is compared. */
  readonly other: string | undefined;
}

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
  },
  mark: { display: "inline-block", width: "10px", height: "3px", marginRight: "4px", verticalAlign: "middle" },
});

/** The lines by name, with their figures at the bar that is pointed at, and what could not be had. */
export function LineLegend({ lines, at, words, code, other }: LineLegendProps) {
  const styles = useStyles();
  const { t, language, redact } = usePane();
  const { drawn, rebased, faults } = lines;
  const named = drawn.filter(({ key }) => key !== "compared");
  if (named.length + faults.length === 0 && other === undefined) return null;
  const compared = rebased && {
    other: other ?? "",
    time: words.time(rebased.since),
    code,
    own: words.change(rebased.own),
    change: words.change(rebased.other),
  };
  return (
    <div className={styles.box}>
      {named.map(({ key, pane, colour, points }) => {
        const value = points.find(({ time }) => time === at)?.value;
        return (
          <span key={`${pane} ${key}`}>
            <span className={styles.mark} style={{ backgroundColor: colour }} />
            {key} {value === undefined ? "–" : words.price(value)}
          </span>
        );
      })}
      {compared && <span>{t("chart.compared", compared)}</span>}
      {faults.map((fault, place) => (
        <span key={place}>{redact(errorTextIn(asProblem(fault), language))}</span>
      ))}
    </div>
  );
}
