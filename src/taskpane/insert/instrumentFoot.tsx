import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Instrument } from "../../features/find/instrumentIndex";
import { PlacingNote } from "../components/placingNote";
import { usePane } from "../state/paneContext";
import type { PlacingControl } from "../state/usePlacing";
import { nameIn } from "./nameLine";
import { foot } from "../look/shapes";

interface InstrumentFootProps {
  readonly instrument: Instrument;
  readonly placing: PlacingControl;
  /** Puts its live price into the sheet. */
  readonly onLive: (instrument: Instrument) => void;
  /** Takes its code into the formula builder. */
  readonly onBuild: (code: string) => void;
  /** Puts its code into the sheet. */
  readonly onCode: (code: string) => void;
}

const useStyles = makeStyles({
  bar: foot,
  chosen: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The instrument that is chosen, and what can be done with it. */
export function InstrumentFoot({ instrument, placing, onLive, onBuild, onCode }: InstrumentFootProps) {
  const styles = useStyles();
  const { t, language } = usePane();
  return (
    <div className={styles.bar}>
      <div className={styles.chosen} title={`${instrument.code} ${nameIn(language, instrument)}`.trim()}>
        <b>{instrument.code}</b> {nameIn(language, instrument)}
      </div>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={() => onLive(instrument)}>
          {t("find.live")}
        </Button>
        <Button size="small" onClick={() => onBuild(instrument.code)}>
          {t("find.build")}
        </Button>
        <Button size="small" onClick={() => onCode(instrument.code)}>
          {t("find.code")}
        </Button>
      </div>
      <PlacingNote placing={placing} />
    </div>
  );
}
