import { makeStyles, tokens } from "@fluentui/react-components";
import type { CellArea } from "../../host/workbookCells";
import { hostWorkbook } from "../../host/hostWorkbook";
import { usePane } from "../state/paneContext";

interface AddressLinkProps {
  readonly area: CellArea;
  readonly address: string;
}

const useStyles = makeStyles({
  link: {
    padding: "2px 0",
    border: "none",
    background: "none",
    font: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForegroundLink,
    textAlign: "left",
    overflowWrap: "anywhere",
    cursor: "pointer",
    ":hover": { textDecoration: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A cell's address that leads to the cell. */
export function AddressLink({ area, address }: AddressLinkProps) {
  const styles = useStyles();
  const { t } = usePane();
  const full = fullAddress(area, address);
  return (
    <button
      type="button"
      className={styles.link}
      title={t("sheet.goTo", { address: full })}
      onClick={() => void hostWorkbook.select(area).catch(() => undefined)}
    >
      {full}
    </button>
  );
}

export function fullAddress({ sheet }: CellArea, address: string): string {
  return `${sheet.title}!${address}`;
}
