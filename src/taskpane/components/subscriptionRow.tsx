import { memo } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { SubscriptionView } from "../../runtime/paneView";
import { wordOr } from "../languages/translate";
import { CloseIcon } from "../look/icons";
import { risesGreen } from "../look/rising";
import { usePane } from "../state/paneContext";

interface SubscriptionRowProps {
  readonly subscription: SubscriptionView;
  /** The instrument's name; blank where it is not known. */
  readonly name: string;
  readonly onRelease: (subscription: SubscriptionView) => void;
}

/** Pixels; the list relies on it. */
export const ROW_HEIGHT = 52;
/** Milliseconds that count as no age at all. */
const NOW = 1_500;

const useStyles = makeStyles({
  row: {
    boxSizing: "border-box",
    height: `${ROW_HEIGHT}px`,
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto 32px",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  code: { fontWeight: tokens.fontWeightSemibold, lineHeight: "20px" },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: "16px", color: tokens.colorNeutralForeground2 },
  cut: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  figures: { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  last: { lineHeight: "20px", fontWeight: tokens.fontWeightSemibold },
  release: {
    display: "flex",
    padding: "6px",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundPressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  green: { color: tokens.colorStatusSuccessForeground1 },
  red: { color: tokens.colorStatusDangerForeground1 },
});

/**
 * One live subscription in two lines: what and who, then the figures. Scrolling draws hundreds of them a second, so it
 * is drawn anew only for another picture of the subscription.
 */
export const SubscriptionRow = memo(function SubscriptionRow({ subscription, name, onRelease }: SubscriptionRowProps) {
  const styles = useStyles();
  const { t, formats } = usePane();
  const { code, topic, cells, delivery, last, changepct, age } = subscription;
  const details = [
    ...(topic === "S" ? [] : [wordOr(t, `topic.${topic}`, topic)]),
    cells === 0 ? t("live.noCells") : t("live.cells", { count: cells }),
    t(`live.delivery.${delivery}`),
    age === undefined ? t("live.waiting") : age < NOW ? t("live.now") : formats.span(age),
  ];
  return (
    <div className={styles.row}>
      <div>
        <div className={styles.cut} title={`${code} ${name}`.trim()}>
          <span className={styles.code}>{code}</span> <span className={styles.name}>{name}</span>
        </div>
        <div className={mergeClasses(styles.small, styles.cut)} title={details.join(" · ")}>
          {details.join(" · ")}
        </div>
      </div>
      <div className={styles.figures}>
        <div className={styles.last}>{last === undefined ? "–" : formats.price(last)}</div>
        <Change fraction={changepct} />
      </div>
      <button
        type="button"
        className={styles.release}
        aria-label={t("live.release", { code })}
        title={t("live.release", { code })}
        onClick={() => onRelease(subscription)}
      >
        <CloseIcon />
      </button>
    </div>
  );
});

/** A change by sign, arrow and colour. */
function Change({ fraction }: { readonly fraction: number | undefined }) {
  const styles = useStyles();
  const world = usePane();
  const { t, formats } = world;
  if (fraction === undefined) return <div className={styles.small}>–</div>;
  if (Math.abs(fraction) < 0.000_05) return <div className={styles.small}>{formats.change(0)}</div>;
  const rises = fraction > 0;
  const colour = rises === risesGreen(world) ? styles.green : styles.red;
  return (
    <div className={mergeClasses(styles.small, colour)}>
      <span role="img" aria-label={t(rises ? "live.rises" : "live.falls")}>
        {rises ? "▲" : "▼"}
      </span>{" "}
      {formats.change(fraction)}
    </div>
  );
}
