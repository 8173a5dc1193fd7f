import { useState } from "react";
import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { copyText, hostDescription } from "../../host/page";
import { diagnostics } from "../../runtime/diagnostics";
import { CopyIcon } from "../look/icons";
import { usePane } from "../state/paneContext";
import { Note } from "./note";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, alignItems: "start" },
  report: { alignSelf: "stretch" },
});

/** Copies a report for whoever helps; where copying is forbidden, shows it to be copied by hand. */
export function CopyDiagnostics() {
  const styles = useStyles();
  const { app, t } = usePane();
  const [copied, setCopied] = useState(false);
  const [report, setReport] = useState<string>();
  const copy = async (): Promise<void> => {
    const text = diagnostics(app, hostDescription());
    const done = await copyText(text);
    setCopied(done);
    setReport(done ? undefined : text);
  };
  return (
    <div className={styles.box}>
      <Button icon={<CopyIcon />} onClick={() => void copy()}>
        {t("problems.copy")}
      </Button>
      <div aria-live="polite">
        {copied && <Note>{t("problems.copied")}</Note>}
        {report !== undefined && <Note>{t("problems.copyByHand")}</Note>}
      </div>
      {report !== undefined && (
        <Field label={t("problems.report")} className={styles.report}>
          <Textarea readOnly rows={8} value={report} />
        </Field>
      )}
    </div>
  );
}
