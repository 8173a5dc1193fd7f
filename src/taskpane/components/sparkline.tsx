import { makeStyles, tokens } from "@fluentui/react-components";

/** Pixels. */
const [WIDTH, HEIGHT] = [44, 14];

const useStyles = makeStyles({
  drawing: { display: "block", overflow: "visible" },
  track: { fill: tokens.colorNeutralStroke2 },
  mark: { fill: tokens.colorNeutralForeground2, "@media (forced-colors: active)": { fill: "CanvasText" } },
});

/** Prices of late as a line, from the lowest to the highest of them; it says nothing that the figures do not. */
export function Sparkline({ prices, colour }: { readonly prices: readonly number[]; readonly colour: string }) {
  const styles = useStyles();
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  const points = prices.map((price, at) => {
    const x = (at / Math.max(1, prices.length - 1)) * WIDTH;
    const y = high === low ? HEIGHT / 2 : HEIGHT - ((price - low) / (high - low)) * HEIGHT;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg className={styles.drawing} width={WIDTH} height={HEIGHT} aria-hidden="true" data-trend={prices.length}>
      {prices.length > 1 && (
        <polyline points={points.join(" ")} fill="none" stroke={colour} strokeWidth={1.2} strokeLinejoin="round" />
      )}
    </svg>
  );
}

interface RangeBarProps {
  readonly low: number;
  readonly high: number;
  readonly last: number;
}

/** Where in the day's range the last price stands. */
export function RangeBar({ low, high, last }: RangeBarProps) {
  const styles = useStyles();
  const share = high > low ? Math.min(1, Math.max(0, (last - low) / (high - low))) : 0.5;
  return (
    <svg className={styles.drawing} width={WIDTH} height={6} aria-hidden="true" data-range={share.toFixed(3)}>
      <rect className={styles.track} x={0} y={2} width={WIDTH} height={2} rx={1} />
      <rect className={styles.mark} x={share * (WIDTH - 3)} y={0} width={3} height={6} rx={1} />
    </svg>
  );
}
