import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { ActButton } from "../components/actButton";
import type { Findings, LeftAlone, Proposal } from "../../features/sheetTools/proposals";
import { Note } from "../components/note";
import { usePane } from "../state/paneContext";
import { AddressLink, fullAddress } from "./addressLink";
import { useListStyles } from "./listStyles";
import { useChosen } from "./useChosen";

interface ProposalListProps {
  readonly findings: Findings;
  readonly busy: boolean;
  readonly onApply: (chosen: readonly Proposal[]) => void;
  readonly onDrop: () => void;
}

/** More are counted, not listed. */
const MOST_LEFT = 100;

const useStyles = makeStyles({
  formulas: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  term: { color: tokens.colorNeutralForeground2 },
  left: { borderTop: `1px solid ${tokens.colorNeutralStroke3}`, padding: `${tokens.spacingVerticalS} 0` },
  summary: { cursor: "pointer", padding: "2px 0" },
});

/** Every change before it is made, to be agreed to one by one; what is doubtful is not chosen beforehand. */
export function ProposalList({ findings: { proposals, left }, busy, onApply, onDrop }: ProposalListProps) {
  const styles = useListStyles();
  const { t } = usePane();
  const { shown, more, chosen, all, has, toggle, toggleAll, showMore } = useChosen(proposals, ({ sure }) => sure);
  return (
    <div className={styles.box}>
      {proposals.length > 0 && (
        <>
          <strong>{t("sheet.found", { count: proposals.length })}</strong>
          <Checkbox label={t("sheet.all")} checked={all} onChange={toggleAll} />
          <ul className={styles.list} aria-label={t("sheet.found", { count: proposals.length })}>
            {shown.map((proposal) => (
              <ProposalRow
                key={fullAddress(proposal.area, proposal.address)}
                proposal={proposal}
                chosen={has(proposal)}
                onToggle={() => toggle(proposal)}
                onMend={busy || proposal.sure ? undefined : () => onApply([proposal])}
              />
            ))}
          </ul>
        </>
      )}
      {more > 0 && <Button onClick={showMore}>{t("sheet.more", { count: more })}</Button>}
      <div className={styles.buttons}>
        {proposals.length > 0 && (
          <ActButton
            primary
            blocked={busy ? t("blocked.busy") : chosen.length === 0 ? t("blocked.noneChosen") : undefined}
            onClick={() => onApply(chosen)}
          >
            {t("sheet.apply", { count: chosen.length })}
          </ActButton>
        )}
        <Button onClick={onDrop}>{t("sheet.drop")}</Button>
      </div>
      {left.length > 0 && <LeftList left={left} />}
    </div>
  );
}

interface ProposalRowProps {
  readonly proposal: Proposal;
  readonly chosen: boolean;
  readonly onToggle: () => void;
  /** Makes this one change at once; what is sure is changed with the others. */
  readonly onMend: (() => void) | undefined;
}

function ProposalRow({ proposal, chosen, onToggle, onMend }: ProposalRowProps) {
  const styles = { ...useListStyles(), ...useStyles() };
  const { t, redact } = usePane();
  const { area, address, before, after, faults, differences } = proposal;
  const words = [
    ...faults.map((fault) => t(`sheet.fault.${fault}`)),
    ...differences.map((difference) => t(`sheet.differs.${difference}`)),
  ];
  return (
    <li className={styles.row}>
      <Checkbox
        checked={chosen}
        onChange={onToggle}
        aria-label={t("sheet.change", { address: fullAddress(area, address) })}
      />
      <div className={styles.what}>
        <AddressLink area={area} address={address} />
        <dl className={styles.formulas}>
          {before !== after && (
            <>
              <dt className={styles.term}>{t("sheet.before")}</dt>
              <dd className={styles.formula}>{redact(before)}</dd>
            </>
          )}
          <dt className={styles.term}>{t("sheet.after")}</dt>
          <dd className={styles.formula}>{redact(after)}</dd>
        </dl>
        {words.length > 0 && <Note>{words.join(" ")}</Note>}
        {onMend !== undefined && (
          <div>
            <Button
              size="small"
              aria-label={t("sheet.mend.name", { address: fullAddress(area, address) })}
              onClick={onMend}
            >
              {t("sheet.mend")}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** Formulas that nobody but their author can mend. */
function LeftList({ left }: { readonly left: readonly LeftAlone[] }) {
  const styles = { ...useListStyles(), ...useStyles() };
  const { t, redact } = usePane();
  return (
    <details className={styles.left} open={left.length <= 3}>
      <summary className={styles.summary}>{t("sheet.left", { count: left.length })}</summary>
      <ul className={styles.list}>
        {left.slice(0, MOST_LEFT).map(({ area, address, before, why, what }) => (
          <li key={fullAddress(area, address)} className={styles.what}>
            <AddressLink area={area} address={address} />
            <code className={styles.formula}>{redact(before)}</code>
            <Note>{t(`sheet.why.${why}`, { what: redact(what) })}</Note>
          </li>
        ))}
      </ul>
    </details>
  );
}
