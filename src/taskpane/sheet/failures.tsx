import { makeStyles, tokens } from "@fluentui/react-components";
import type { CellArea, CellsFault } from "../../host/workbookCells";
import { usePane } from "../state/paneContext";
import { AddressLink } from "./addressLink";

export interface Failure {
  readonly area: CellArea;
  readonly address: string;
  readonly why: CellsFault | "edited" | "noValue" | "deleted" | "unsure" | "notOurs";
}

/** More are counted, not listed. */
const MOST = 50;

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, overflowWrap: "anywhere" },
  list: { margin: 0, padding: 0, listStyle: "none" },
});

/** Cells that were not changed, each with its reason. */
export function Failures({ failures }: { readonly failures: readonly Failure[] }) {
  const styles = useStyles();
  const { t } = usePane();
  if (failures.length === 0) return null;
  return (
    <div className={styles.box}>
      {t("sheet.not", { count: failures.length })}
      <ul className={styles.list}>
        {failures.slice(0, MOST).map(({ area, address, why }) => (
          <li key={`${area.sheet.id} ${address}`}>
            <AddressLink area={area} address={address} /> – {t(`sheet.not.${why}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
