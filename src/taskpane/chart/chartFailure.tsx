import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from "@fluentui/react-components";
import type { ChartState } from "../../features/chart/chart";
import { errorTextIn } from "../../runtime/errorLanguage";
import { usePane } from "../state/paneContext";

interface ChartFailureProps {
  readonly why: Extract<ChartState, { readonly at: "failed" }>["why"];
  readonly onAgain: () => void;
}

const useStyles = makeStyles({
  failed: { display: "flex", flexDirection: "column", alignItems: "start", rowGap: tokens.spacingVerticalM },
  bar: { alignItems: "start", alignSelf: "stretch" },
  body: { overflowWrap: "anywhere", whiteSpace: "normal" },
  heading: { display: "block" },
});

/** Why there is no chart, and a way to ask again. */
export function ChartFailure({ why, onAgain }: ChartFailureProps) {
  const styles = useStyles();
  const { t, language, redact } = usePane();
  return (
    <div className={styles.failed}>
      <MessageBar intent="warning" layout="multiline" className={styles.bar}>
        <MessageBarBody className={styles.body}>
          <MessageBarTitle className={styles.heading}>{t("chart.failed")}</MessageBarTitle>
          {redact(errorTextIn(why, language))}
        </MessageBarBody>
      </MessageBar>
      <Button onClick={onAgain}>{t("chart.again")}</Button>
    </div>
  );
}
