import { useState } from "react";
import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { Findings, LeftAlone, Proposal } from "../../features/sheetTools/proposals";
import { Note } from "../components/note";
import { usePane } from "../state/paneContext";
import { AddressLink, fullAddress } from "./addressLink";

interface ProposalListProps {
  readonly findings: Findings;
  readonly busy: boolean;
  readonly onApply: (chosen: readonly Proposal[]) => void;
  readonly onDrop: () => void;
}

/** Rows drawn at first, and with each press of the button below them. */
const PAGE = 100;

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  list: { margin: 0, padding: 0, listStyle: "none" },
  row: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    alignItems: "start",
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  what: { display: "flex", flexDirection: "column", alignItems: "start", paddingTop: "4px", minWidth: 0 },
  formulas: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  term: { color: tokens.colorNeutralForeground2 },
  formula: { margin: 0, fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  left: { borderTop: `1px solid ${tokens.colorNeutralStroke3}`, padding: `${tokens.spacingVerticalS} 0` },
  summary: { cursor: "pointer", padding: "2px 0" },
});

/** Every change before it is made, to be agreed to one by one; what is doubtful is not chosen beforehand. */
export function ProposalList({ findings: { proposals, left }, busy, onApply, onDrop }: ProposalListProps) {
  const styles = useStyles();
  const { t } = usePane();
  const [chosen, setChosen] = useState<ReadonlySet<Proposal>>(() => new Set(proposals.filter(({ sure }) => sure)));
  const [shown, setShown] = useState(PAGE);
  const toggle = (proposal: Proposal): void => {
    const next = new Set(chosen);
    if (!next.delete(proposal)) next.add(proposal);
    setChosen(next);
  };
  const all = chosen.size === proposals.length;
  return (
    <div className={styles.box}>
      {proposals.length > 0 && (
        <>
          <strong>{t("sheet.found", { count: proposals.length })}</strong>
          <Checkbox
            label={t("sheet.all")}
            checked={all ? true : chosen.size === 0 ? false : "mixed"}
            onChange={() => setChosen(new Set(all ? [] : proposals))}
          />
          <ul className={styles.list} aria-label={t("sheet.found", { count: proposals.length })}>
            {proposals.slice(0, shown).map((proposal) => (
              <ProposalRow
                key={fullAddress(proposal.area, proposal.address)}
                proposal={proposal}
                chosen={chosen.has(proposal)}
                onToggle={() => toggle(proposal)}
              />
            ))}
          </ul>
        </>
      )}
      {proposals.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>{t("sheet.more", { count: proposals.length - shown })}</Button>
      )}
      <div className={styles.buttons}>
        {proposals.length > 0 && (
          <Button
            appearance="primary"
            disabledFocusable={busy || chosen.size === 0}
            onClick={() => onApply(proposals.filter((proposal) => chosen.has(proposal)))}
          >
            {t("sheet.apply", { count: chosen.size })}
          </Button>
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
}

function ProposalRow({ proposal, chosen, onToggle }: ProposalRowProps) {
  const styles = useStyles();
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
      </div>
    </li>
  );
}

/** Formulas that nobody but their author can mend. */
function LeftList({ left }: { readonly left: readonly LeftAlone[] }) {
  const styles = useStyles();
  const { t, redact } = usePane();
  return (
    <details className={styles.left} open={left.length <= 3}>
      <summary className={styles.summary}>{t("sheet.left", { count: left.length })}</summary>
      <ul className={styles.list}>
        {left.slice(0, PAGE).map(({ area, address, before, why, what }) => (
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
