import { makeStyles, tokens } from "@fluentui/react-components";
import { usePane } from "../state/paneContext";
import { Meter } from "./meter";
import { Note } from "./note";

interface AllowanceProps {
  readonly name: string;
  readonly used: number;
  readonly limit: number;
  /** Beside the name. */
  readonly left: string;
  /** What else is to be said, in order. */
  readonly notes: readonly string[];
  /** Being full is how it should be. */
  readonly calm?: boolean;
}

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  line: { display: "flex", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS },
  left: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums", textAlign: "right" },
});

/** One limit of the plan: its name, how much of it is used, and what waits for it. */
export function Allowance({ name, used, limit, left, notes, calm = false }: AllowanceProps) {
  const styles = useStyles();
  const { t, formats } = usePane();
  const label = t("usage.used", { name, used: formats.number(used), limit: formats.number(limit) });
  return (
    <div className={styles.box}>
      <div className={styles.line}>
        <span>{name}</span>
        <span className={styles.left}>{left}</span>
      </div>
      <Meter label={label} used={used} limit={limit} calm={calm} />
      {notes.length > 0 && <Note>{notes.join(" · ")}</Note>}
    </div>
  );
}
