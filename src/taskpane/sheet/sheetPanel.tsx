import { useId, useState } from "react";
import { makeStyles, Select, tokens } from "@fluentui/react-components";
import type { Scope } from "../../host/workbookCells";
import { usePane } from "../state/paneContext";
import { FindSection } from "./findSection";
import { FreezeSection } from "./freezeSection";
import { RefreshSection } from "./refreshSection";
import { useWork } from "./useWork";
import { WorkNote } from "./workNote";

const SCOPES: readonly Scope[] = ["cell", "selection", "sheet", "workbook"];

const useStyles = makeStyles({
  scope: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} 0`,
  },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Work on the formulas that are in the sheets: asking again, repairing, converting, freezing. */
export function SheetPanel() {
  const styles = useStyles();
  const { t } = usePane();
  const id = useId();
  const [scope, setScope] = useState<Scope>("sheet");
  const work = useWork();
  return (
    <>
      <div className={styles.scope}>
        <label htmlFor={id} className={styles.label}>
          {t("sheet.scope")}
        </label>
        <Select
          id={id}
          size="small"
          value={scope}
          onChange={(_event, { value }) => setScope(SCOPES.find((each) => each === value) ?? scope)}
        >
          {SCOPES.map((each) => (
            <option key={each} value={each}>
              {t(`sheet.scope.${each}`)}
            </option>
          ))}
        </Select>
      </div>
      <WorkNote work={work} />
      <RefreshSection scope={scope} work={work} />
      <FindSection scope={scope} work={work} />
      <FreezeSection scope={scope} work={work} />
    </>
  );
}
