import { makeStyles, tokens } from "@fluentui/react-components";
import { marketWords } from "../state/marketWords";
import { useMarketCalendars } from "../state/useMarketCalendars";
import { usePane, useView } from "../state/paneContext";

/** So many markets are told at once; more are counted. */
const MOST = 5;

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: "none",
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
});

/** What each exchange does of which something is live, and its next opening or close. */
export function MarketLine() {
  const styles = useStyles();
  const world = usePane();
  const { t } = world;
  const { markets } = useView();
  useMarketCalendars(markets);
  if (markets.length === 0) return null;
  const more = markets.length - MOST;
  return (
    <ul className={styles.list} aria-label={t("market.title")} title={t("market.clock")}>
      {markets.slice(0, MOST).map((market) => (
        <li key={market.name}>{marketWords(market, world)}</li>
      ))}
      {more > 0 && <li>{t("market.more", { count: more })}</li>}
    </ul>
  );
}
