import { useDeferredValue, useId, useState, type KeyboardEvent } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { writeAtActiveCell } from "../../host/cells";
import type { Instrument } from "../../features/find/instrumentIndex";
import { usePane } from "../state/paneContext";
import { usePlacing } from "../state/usePlacing";
import { CatalogueNote } from "./catalogueNote";
import { FoundNote } from "./foundNote";
import { InstrumentFoot } from "./instrumentFoot";
import { InstrumentList, optionId } from "./instrumentList";
import { SearchFields } from "./searchFields";
import { useCatalogue } from "./useCatalogue";
import { useFound } from "./useFound";

const useStyles = makeStyles({
  panel: { height: "100%", display: "flex", flexDirection: "column" },
  found: {
    flexGrow: 1,
    minHeight: "140px",
    overflowY: "auto",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Search for an instrument, and put it where it is wanted. `onBuild`: into the formula builder. */
export function FindPanel({ onBuild }: { readonly onBuild: (code: string) => void }) {
  const styles = useStyles();
  const { t } = usePane();
  const catalogue = useCatalogue();
  const list = useId();
  const placing = usePlacing();
  const [text, setText] = useState("");
  const [market, setMarket] = useState("");
  const [chosen, setChosen] = useState(0);
  const sought = useDeferredValue(text.trim());
  const found = useFound(catalogue, sought, market);
  const instrument = found[chosen];
  const put = (content: string): void =>
    placing.place((replace) => writeAtActiveCell({ contents: [[content]], replace, onward: true }));
  const live = ({ code }: Instrument): void => put(`=QOS.LIVE("${code}")`);
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
      <SearchFields
        text={text}
        market={market}
        onText={(value) => look(() => setText(value))}
        onMarket={(value) => look(() => setMarket(value))}
        onKey={move}
        list={list}
        hasFound={found.length > 0}
        option={instrument === undefined ? undefined : optionId(list, chosen)}
      />
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
        <FoundNote catalogue={catalogue} sought={sought} count={found.length} />
      </div>
      {instrument !== undefined && (
        <InstrumentFoot instrument={instrument} placing={placing} onLive={live} onBuild={onBuild} onCode={put} />
      )}
    </div>
  );
}
