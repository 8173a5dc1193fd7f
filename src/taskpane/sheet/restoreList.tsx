import { Button, Checkbox } from "@fluentui/react-components";
import { ActButton } from "../components/actButton";
import type { Kept, Restorable } from "../../features/sheetTools/restorable";
import { Note } from "../components/note";
import { usePane } from "../state/paneContext";
import { AddressLink, fullAddress } from "./addressLink";
import { useListStyles } from "./listStyles";
import { useChosen } from "./useChosen";

interface RestoreListProps {
  readonly found: Restorable;
  readonly busy: boolean;
  readonly onWrite: (chosen: readonly Kept[]) => void;
  readonly onDrop: () => void;
}

/** Every formula with its sheet and cells before it is written back. */
export function RestoreList({ found: { rows }, busy, onWrite, onDrop }: RestoreListProps) {
  const styles = useListStyles();
  const { t, redact } = usePane();
  const { shown, more, chosen, all, has, toggle, toggleAll, showMore } = useChosen(rows, () => true);
  if (rows.length === 0) return <Note>{t("sheet.returning.none")}</Note>;
  const title = t("sheet.returning", { count: rows.length });
  return (
    <div className={styles.box}>
      <strong>{title}</strong>
      <Note>{t("sheet.returning.text")}</Note>
      <Checkbox label={t("sheet.all")} checked={all} onChange={toggleAll} />
      <ul className={styles.list} aria-label={title}>
        {shown.map((kept) => (
          <li key={`${kept.keptOn} ${kept.cell.row} ${kept.cell.column} ${kept.formula}`} className={styles.row}>
            <Checkbox
              checked={has(kept)}
              onChange={() => toggle(kept)}
              aria-label={t("sheet.returning.write", { address: fullAddress(kept.area, kept.address) })}
            />
            <div className={styles.what}>
              <AddressLink area={kept.area} address={kept.address} />
              <code className={styles.formula}>{redact(kept.formula)}</code>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && <Button onClick={showMore}>{t("sheet.more", { count: more })}</Button>}
      <div className={styles.buttons}>
        <ActButton
          primary
          blocked={busy ? t("blocked.busy") : chosen.length === 0 ? t("blocked.noneChosen") : undefined}
          onClick={() => onWrite(chosen)}
        >
          {t("sheet.return", { count: chosen.length })}
        </ActButton>
        <Button onClick={onDrop}>{t("sheet.drop")}</Button>
      </div>
    </div>
  );
}
