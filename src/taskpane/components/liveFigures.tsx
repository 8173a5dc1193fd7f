import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { LiveFigures as Figures } from "../../runtime/liveFigures";
import { NARROW, spoken } from "../look/shapes";
import { risesGreen } from "../look/rising";
import { usePane } from "../state/paneContext";
import { RangeBar, Sparkline } from "./sparkline";

interface LiveFiguresProps {
  readonly figures: Figures;
  /** Prices of late, oldest first. */
  readonly trend: readonly number[];
  readonly dense: boolean;
}

/** In so short a line (pixels) code and figures take all the room. */
const SHORT = "@container (max-width: 419px)";

const useStyles = makeStyles({
  box: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  // Names and numbers come before drawings where there is little room.
  drawings: {
    display: "flex",
    flexDirection: "column",
    rowGap: "3px",
    "@media (max-width: 299px)": { display: "none" },
  },
  denseDrawings: { [SHORT]: { display: "none" } },
  figures: {
    textAlign: "right",
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    [NARROW]: {
      display: "flex",
      // Two long prices stand one below the other; neither is ever cut.
      flexWrap: "wrap",
      alignItems: "baseline",
      columnGap: tokens.spacingHorizontalXS,
      // Which side of a book is which, is told by their order where there is no room.
      "& [data-side]": spoken,
    },
  },
  beside: {
    display: "flex",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
    [NARROW]: { flexWrap: "nowrap" },
    [SHORT]: { "& [data-side]": spoken },
  },
  line: { display: "block" },
  strong: {
    lineHeight: "20px",
    fontWeight: tokens.fontWeightSemibold,
    [NARROW]: { fontSize: tokens.fontSizeBase200, lineHeight: "15px" },
  },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: "16px",
    [NARROW]: { lineHeight: "15px" },
    color: tokens.colorNeutralForeground2,
  },
  green: { color: tokens.colorStatusSuccessForeground1 },
  red: { color: tokens.colorStatusDangerForeground1 },
});

/** The figures of a live row: price and change, both sides of a book, or the last trade; with their trend and range. */
export function LiveFigures({ figures, trend, dense }: LiveFiguresProps) {
  const styles = useStyles();
  const world = usePane();
  const { t, formats } = world;
  const [first = 0, last = 0] = [trend[0], trend.at(-1)];
  const rises = last >= first === risesGreen(world);
  const colour = rises ? tokens.colorStatusSuccessForeground1 : tokens.colorStatusDangerForeground1;
  const range = rangeOf(figures);
  const title = range && t("live.range", { low: formats.price(range.low), high: formats.price(range.high) });
  return (
    <span className={styles.box}>
      <span className={mergeClasses(styles.drawings, dense && styles.denseDrawings)} title={title}>
        <Sparkline prices={trend} colour={colour} />
        {!dense && range !== undefined && <RangeBar {...range} />}
      </span>
      <span className={mergeClasses(styles.figures, dense && styles.beside)}>
        <Lines figures={figures} />
      </span>
    </span>
  );
}

function rangeOf(figures: Figures): { low: number; high: number; last: number } | undefined {
  if (figures.kind !== "price") return undefined;
  const { low, high, last } = figures;
  return low === undefined || high === undefined || last === undefined ? undefined : { low, high, last };
}

function Lines({ figures }: { readonly figures: Figures }) {
  const { t } = usePane();
  switch (figures.kind) {
    case "none":
      return <Price value={undefined} />;
    case "price":
      return (
        <>
          <Price value={figures.last} />
          <Change fraction={figures.changepct} />
        </>
      );
    case "book":
      return (
        <>
          <Price value={figures.bid} word={t("live.bid")} />
          <Price value={figures.ask} word={t("live.ask")} />
        </>
      );
    case "trade":
      return <Named value={figures.price} word={t(`live.side.${figures.side}`)} />;
    case "bar":
      return <Named value={figures.close} word={t("live.bar")} />;
  }
}

function Price({ value, word }: { readonly value: number | undefined; readonly word?: string }) {
  const styles = useStyles();
  const { formats } = usePane();
  return (
    <span className={mergeClasses(styles.line, styles.strong)}>
      {value === undefined ? "–" : formats.price(value)}
      {word !== undefined && (
        <span className={styles.small} data-side="">
          {" "}
          {word}
        </span>
      )}
    </span>
  );
}

function Named({ value, word }: { readonly value: number | undefined; readonly word: string }) {
  const styles = useStyles();
  return (
    <>
      <Price value={value} />
      <span className={mergeClasses(styles.line, styles.small)}>{word}</span>
    </>
  );
}

/** A change by sign, arrow and colour. */
function Change({ fraction }: { readonly fraction: number | undefined }) {
  const styles = useStyles();
  const world = usePane();
  const { t, formats } = world;
  if (fraction === undefined) return <span className={mergeClasses(styles.line, styles.small)}>–</span>;
  if (Math.abs(fraction) < 0.000_05)
    return <span className={mergeClasses(styles.line, styles.small)}>{formats.change(0)}</span>;
  const rises = fraction > 0;
  const colour = rises === risesGreen(world) ? styles.green : styles.red;
  return (
    <span className={mergeClasses(styles.line, styles.small, colour)}>
      <span role="img" aria-label={t(rises ? "live.rises" : "live.falls")}>
        {rises ? "▲" : "▼"}
      </span>{" "}
      {formats.change(fraction)}
    </span>
  );
}
