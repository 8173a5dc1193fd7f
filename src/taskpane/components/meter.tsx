import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

export interface MeterProps {
  /** What a screen reader says. */
  readonly label: string;
  readonly used: number;
  readonly limit: number;
  /** Being full is how it should be: no warning colour. */
  readonly calm?: boolean;
}

const useStyles = makeStyles({
  track: {
    height: "6px",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralStroke2,
    overflow: "hidden",
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  fill: {
    height: "100%",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorCompoundBrandBackground,
    transition: "width 200ms ease-out",
    "@media (prefers-reduced-motion: reduce)": { transition: "none" },
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  tight: { backgroundColor: tokens.colorStatusWarningBackground3 },
  full: { backgroundColor: tokens.colorStatusDangerBackground3 },
});

/** How much of a limit is used, as a bar. */
export function Meter({ label, used, limit, calm = false }: MeterProps) {
  const styles = useStyles();
  const share = limit > 0 ? Math.min(1, used / limit) : 0;
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={Math.min(used, limit)}
      className={styles.track}
    >
      <div
        className={mergeClasses(styles.fill, !calm && share >= 0.8 && styles.tight, !calm && share >= 1 && styles.full)}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
