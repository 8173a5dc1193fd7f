import { useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { copyText } from "../../host/page";
import { CheckIcon, CopyIcon } from "../look/icons";
import { usePane } from "../state/paneContext";
import { useLater } from "../state/useLater";

const useStyles = makeStyles({
  chip: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `2px 2px 2px ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", padding: "4px 0" },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    userSelect: "all",
  },
  meaning: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** A formula to be typed, with what it gives, and a button that copies it. */
export function FormulaChip({ formula, meaning }: { readonly formula: string; readonly meaning: string }) {
  const styles = useStyles();
  const { t } = usePane();
  const later = useLater();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await copyText(formula))) return;
    setCopied(true);
    later(2_000, () => setCopied(false));
  };
  return (
    <div className={styles.chip}>
      <span className={styles.words}>
        <code className={styles.code}>{formula}</code>
        <span className={styles.meaning} aria-live="polite">
          {copied ? t("formula.copied") : meaning}
        </span>
      </span>
      <Button
        appearance="subtle"
        icon={copied ? <CheckIcon /> : <CopyIcon />}
        aria-label={t("formula.copy", { formula })}
        title={t("formula.copy", { formula })}
        onClick={() => void copy()}
      />
    </div>
  );
}
