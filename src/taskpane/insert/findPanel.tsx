import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from "react";
import { Button, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { writeAtActiveCell } from "../../host/cells";
import type { Market } from "../../market/markets";
import { MARKET_CHOICES } from "../../features/find/marketChoices";
import type { Instrument } from "../../features/find/instrumentIndex";
import { Note } from "../components/note";
import { PlacingNote } from "../components/placingNote";
import { usePane } from "../state/paneContext";
import { usePlacing } from "../state/usePlacing";
import { CatalogueNote } from "./catalogueNote";
import { InstrumentList, optionId } from "./instrumentList";
import { nameIn } from "./nameLine";
import { NamesNote } from "./namesNote";
import { useCatalogue } from "./useCatalogue";
import { foot } from "../look/shapes";

/** More are not read; another letter typed helps. */
const MOST = 50;

const useStyles = makeStyles({
  panel: { height: "100%", display: "flex", flexDirection: "column" },
  search: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 144px",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  narrow: { minWidth: 0 },
  found: {
    flexGrow: 1,
    minHeight: "140px",
    overflowY: "auto",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  note: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}` },
  bar: foot,
  chosen: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Search for an instrument, and put it where it is wanted. `onBuild`: into the formula builder. */
export function FindPanel({ onBuild }: { readonly onBuild: (code: string) => void }) {
  const styles = useStyles();
  const { t, language } = usePane();
  const catalogue = useCatalogue();
  const list = useId();
  const placing = usePlacing();
  const [text, setText] = useState("");
  const [market, setMarket] = useState("");
  const [chosen, setChosen] = useState(0);
  const sought = useDeferredValue(text.trim());
  const { version, index } = catalogue;
  const found = useMemo(() => {
    const markets = new Set(market === "" ? [] : [market as Market]);
    return sought === "" ? index.popular(markets, MOST) : index.find(sought, markets, MOST);
    // `version` tells that the index holds more.
  }, [index, version, sought, market]);
  const instrument = found[chosen];
  const live = ({ code }: Instrument): void =>
    placing.place((replace) => writeAtActiveCell({ contents: [[`=QOS.LIVE("${code}")`]], replace, onward: true }));
  const put = ({ code }: Instrument): void =>
    placing.place((replace) => writeAtActiveCell({ contents: [[code]], replace, onward: true }));
  const look = (change: () => void): void => {
    change();
    setChosen(0);
    placing.clear();
  };
  const move = (event: KeyboardEvent): void => {
    const next = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 }[event.key];
    if (next !== undefined) setChosen(Math.max(0, Math.min(found.length - 1, next)));
    else if (event.key === "Enter" && instrument !== undefined && sought === text.trim()) live(instrument);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.panel}>
      <div className={styles.search}>
        <Input
          className={styles.narrow}
          size="small"
          type="search"
          role="combobox"
          value={text}
          placeholder={t("find.placeholder")}
          aria-label={t("find.search")}
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          {...(instrument === undefined ? {} : { "aria-activedescendant": optionId(list, chosen) })}
          onChange={(_event, { value }) => look(() => setText(value))}
          onKeyDown={move}
        />
        <Select
          className={styles.narrow}
          size="small"
          value={market}
          aria-label={t("find.market")}
          onChange={(_event, { value }) => look(() => setMarket(value))}
        >
          <option value="">{t("find.market.all")}</option>
          {MARKET_CHOICES.map((choice) => (
            <option key={choice.market} value={choice.market}>
              {choice[language]}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.found}>
        <CatalogueNote catalogue={catalogue} />
        <InstrumentList
          id={list}
          label={t(sought === "" ? "find.popular" : "find.results")}
          instruments={found}
          chosen={chosen}
          onChoose={(at) => {
            setChosen(at);
            placing.clear();
          }}
          onTake={live}
        />
        <div className={styles.note} aria-live="polite">
          {catalogue.state.at === "ready" && found.length === 0 && <Note>{t("find.none", { text: sought })}</Note>}
          {found.length === MOST && <Note>{t("find.more", { count: MOST })}</Note>}
          {catalogue.state.at === "ready" && <NamesNote catalogue={catalogue} />}
        </div>
      </div>
      {instrument !== undefined && (
        <div className={styles.bar}>
          <div className={styles.chosen}>
            <b>{instrument.code}</b> {nameIn(language, instrument)}
          </div>
          <div className={styles.buttons}>
            <Button size="small" appearance="primary" onClick={() => live(instrument)}>
              {t("find.live")}
            </Button>
            <Button size="small" onClick={() => onBuild(instrument.code)}>
              {t("find.build")}
            </Button>
            <Button size="small" onClick={() => put(instrument)}>
              {t("find.code")}
            </Button>
          </div>
          <PlacingNote placing={placing} />
        </div>
      )}
    </div>
  );
}
