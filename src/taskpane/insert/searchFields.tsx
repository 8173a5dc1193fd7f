import type { KeyboardEvent } from "react";
import { Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { MARKET_CHOICES } from "../../features/find/marketChoices";
import { usePane } from "../state/paneContext";

interface SearchFieldsProps {
  readonly text: string;
  /** One of the markets; empty for all. */
  readonly market: string;
  readonly onText: (text: string) => void;
  readonly onMarket: (market: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** The list that shows what is found. */
  readonly list: string;
  readonly hasFound: boolean;
  /** The row of the list that is chosen. */
  readonly option: string | undefined;
}

const useStyles = makeStyles({
  search: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(130px, 100%), 1fr))",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  narrow: { minWidth: 0 },
});

/** What is sought, and in which market. */
export function SearchFields({ text, market, onText, onMarket, onKey, list, hasFound, option }: SearchFieldsProps) {
  const styles = useStyles();
  const { t, language } = usePane();
  return (
    <div className={styles.search}>
      <Input
        className={styles.narrow}
        size="small"
        type="search"
        role="combobox"
        value={text}
        placeholder={t("find.placeholder")}
        title={t("find.placeholder")}
        aria-label={t("find.search")}
        aria-expanded={hasFound}
        aria-controls={list}
        aria-autocomplete="list"
        {...(option === undefined ? {} : { "aria-activedescendant": option })}
        onChange={(_event, { value }) => onText(value)}
        onKeyDown={onKey}
      />
      <Select
        className={styles.narrow}
        size="small"
        value={market}
        aria-label={t("find.market")}
        onChange={(_event, { value }) => onMarket(value)}
      >
        <option value="">{t("find.market.all")}</option>
        {MARKET_CHOICES.map((choice) => (
          <option key={choice.market} value={choice.market}>
            {choice[language]}
          </option>
        ))}
      </Select>
    </div>
  );
}
