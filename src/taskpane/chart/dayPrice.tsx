import { useEffect, useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ChartQuery } from "../../features/chart/chart";
import { loadDayPrice, type DayPrice as Price } from "../../features/chart/dayPrice";
import { usePane } from "../state/paneContext";
import type { BarWords } from "./barWords";

interface DayPriceProps {
  readonly ask: ChartQuery;
  /** The close of the last bar, which moves. */
  readonly close: number | undefined;
  readonly words: BarWords;
  readonly colours: { readonly rising: string; readonly falling: string };
}

/** Milliseconds after which the day is asked for anew. */
const AGAIN = 60_000;

const useStyles = makeStyles({
  box: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalM },
  last: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  change: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  told: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** The last price, large, and its change of the day against the close before it, and that it is that. */
export function DayPrice({ ask, close, words, colours }: DayPriceProps) {
  const styles = useStyles();
  const { t } = usePane();
  const price = useDayPrice(ask.code, close);
  const last = close ?? price?.last;
  if (last === undefined) return null;
  const change = price === undefined ? undefined : last - price.prevclose;
  const sign = change === undefined || change === 0 ? "" : change > 0 ? "▲" : "▼";
  return (
    <div className={styles.box} data-day-price="">
      <span className={styles.last}>{words.price(last)}</span>
      {price !== undefined && change !== undefined && (
        <>
          <span className={styles.change} style={{ color: change >= 0 ? colours.rising : colours.falling }}>
            {sign} {words.price(Math.abs(change))} ({words.change(change / price.prevclose)})
          </span>
          <span className={styles.told}>{t("chart.day", { close: words.price(price.prevclose) })}</span>
        </>
      )}
    </div>
  );
}

/** Asked for anew while the chart is seen; the price of another instrument is none. */
function useDayPrice(code: ChartQuery["code"], close: number | undefined): Price | undefined {
  const { app } = usePane();
  const [known, setKnown] = useState<{ readonly code: string; readonly price: Price | undefined }>();
  const [round, setRound] = useState(0);
  const has = close !== undefined;
  useEffect(() => {
    const gone = new AbortController();
    const set = (price: Price | undefined): void => {
      if (!gone.signal.aborted) setKnown({ code, price });
    };
    if (has) loadDayPrice(app, code, gone.signal).then(set, () => set(undefined));
    const stop = app.clock.after(AGAIN, () => setRound(round + 1));
    return () => {
      gone.abort();
      stop();
    };
  }, [app, code, has, round]);
  return known?.code === code ? known.price : undefined;
}
