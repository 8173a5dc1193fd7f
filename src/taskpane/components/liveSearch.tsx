import { Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { ORDERS, type Order } from "../state/arrange";
import { usePane } from "../state/paneContext";

interface LiveSearchProps {
  readonly filter: string;
  readonly order: Order;
  readonly onFilter: (filter: string) => void;
  readonly onOrder: (order: Order) => void;
}

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(110px, 100%), 1fr))",
    rowGap: tokens.spacingVerticalXS,
    columnGap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
  },
  narrow: { minWidth: 0 },
});

/** Narrows and orders a list that is long. */
export function LiveSearch({ filter, order, onFilter, onOrder }: LiveSearchProps) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div className={styles.row}>
      <Input
        className={styles.narrow}
        size="small"
        type="search"
        value={filter}
        placeholder={t("find.placeholder")}
        title={t("find.placeholder")}
        aria-label={t("live.filter")}
        onChange={(_event, { value }) => onFilter(value)}
      />
      <Select
        size="small"
        value={order}
        aria-label={t("live.order")}
        onChange={(_event, { value }) => onOrder(value as Order)}
      >
        {ORDERS.map((choice) => (
          <option key={choice} value={choice}>
            {t(`live.order.${choice}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}
