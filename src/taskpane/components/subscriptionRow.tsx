import { memo } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { SubscriptionView } from "../../runtime/paneView";
import { wordOr } from "../languages/translate";
import { CloseIcon, MoreIcon } from "../look/icons";
import type { Density } from "../state/density";
import { NARROW } from "../look/shapes";
import { usePane, type PaneWorld } from "../state/paneContext";
import { LiveFigures } from "./liveFigures";

interface SubscriptionRowProps {
  readonly subscription: SubscriptionView;
  /** The instrument's name; blank where it is not known. */
  readonly name: string;
  /** Its prices of late, oldest first. */
  readonly trend: readonly number[];
  /** One line instead of two. */
  readonly dense: boolean;
  readonly onGo: (subscription: SubscriptionView) => void;
  readonly onMenu: (subscription: SubscriptionView, button: HTMLElement) => void;
  readonly onRelease: (subscription: SubscriptionView) => void;
}

/** Pixels; the list relies on them. */
export const ROW_HEIGHT: Readonly<Record<Density, number>> = { roomy: 52, dense: 30 };
/** Milliseconds that count as no age at all. */
const NOW = 1_500;

const useStyles = makeStyles({
  row: {
    boxSizing: "border-box",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 28px 28px",
    alignItems: "stretch",
    paddingRight: tokens.spacingHorizontalS,
    [NARROW]: { gridTemplateColumns: "minmax(0, 1fr) 24px 24px", paddingRight: 0 },
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    // In the dark it is darker: red and green figures keep their contrast.
    ":hover": { backgroundColor: tokens.colorNeutralBackground3 },
  },
  // The whole of the row but for its buttons.
  go: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
    minWidth: 0,
    padding: `0 ${tokens.spacingHorizontalXS} 0 ${tokens.spacingHorizontalL}`,
    border: "none",
    background: "none",
    color: "inherit",
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    [NARROW]: { gridTemplateColumns: "minmax(0, 1fr)", alignContent: "center", paddingLeft: tokens.spacingHorizontalS },
  },
  code: { fontWeight: tokens.fontWeightSemibold, lineHeight: "20px" },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  second: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "16px",
    color: tokens.colorNeutralForeground2,
    [NARROW]: { display: "none" },
  },
  line: { display: "block" },
  // Two lines in the height of one.
  low: { [NARROW]: { fontSize: tokens.fontSizeBase200, lineHeight: "15px" } },
  cut: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  button: {
    display: "flex",
    alignSelf: "center",
    justifyContent: "center",
    padding: "6px 4px",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundPressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/**
 * One live subscription in two lines: what and who, then the figures. Scrolling draws hundreds of them a second, so it
 * is drawn anew only for another picture of the subscription.
 */
export const SubscriptionRow = memo(function SubscriptionRow(props: SubscriptionRowProps) {
  const { subscription, name, trend, dense, onGo, onMenu, onRelease } = props;
  const styles = useStyles();
  const world = usePane();
  const { t, redact } = world;
  const { code, topic, figures, problem } = subscription;
  const details = detailsOf(subscription, world).join(" · ");
  // Two rows of one instrument are told apart by what they follow.
  const what = topic === "S" ? code : `${code} ${wordOr(t, `topic.${topic}`, topic)}`;
  return (
    <div
      className={styles.row}
      style={{ height: ROW_HEIGHT[dense ? "dense" : "roomy"] }}
      onContextMenu={(event) => {
        event.preventDefault();
        // The keyboard comes back to it, which it cannot to a row.
        onMenu(subscription, event.currentTarget.querySelector("button") ?? event.currentTarget);
      }}
    >
      <button
        type="button"
        className={styles.go}
        title={[
          t("live.go", { code: `${what} ${name}`.trim() }),
          ...(dense ? [details] : []),
          ...(problem === undefined ? [] : [redact(problem)]),
        ].join("\n")}
        onClick={() => onGo(subscription)}
      >
        <span>
          <span className={mergeClasses(styles.line, styles.cut, dense && styles.low)}>
            <span className={mergeClasses(styles.code, dense && styles.low)}>{code}</span>{" "}
            <span className={styles.name}>{name}</span>
          </span>
          {!dense && <span className={mergeClasses(styles.second, styles.cut)}>{details}</span>}
        </span>
        <LiveFigures figures={figures} trend={trend} dense={dense} />
      </button>
      <button
        type="button"
        className={styles.button}
        aria-haspopup="menu"
        aria-label={t("live.menu", { code: what })}
        title={t("live.menu", { code: what })}
        onClick={(event) => onMenu(subscription, event.currentTarget)}
      >
        <MoreIcon />
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={t("live.release", { code: what })}
        title={t("live.release", { code: what })}
        onClick={() => onRelease(subscription)}
      >
        <CloseIcon />
      </button>
    </div>
  );
});

function detailsOf(
  { topic, cells, delivery, age, problem }: SubscriptionView,
  { t, formats }: PaneWorld,
): readonly string[] {
  return [
    ...(topic === "S" ? [] : [wordOr(t, `topic.${topic}`, topic)]),
    cells === 0 ? t("live.noCells") : t("live.cells", { count: cells }),
    t(`live.delivery.${delivery}`),
    problem !== undefined
      ? t("live.noValue")
      : age === undefined
        ? t("live.waiting")
        : age < NOW
          ? t("live.now")
          : formats.span(age),
  ];
}
