import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, Spinner } from "@fluentui/react-components";
import { usePane } from "../state/paneContext";
import { testWords } from "../state/testWords";
import type { TestState } from "../state/useConnectionTest";

const useStyles = makeStyles({
  bar: { alignItems: "start" },
  body: { overflowWrap: "anywhere", whiteSpace: "normal" },
  title: { display: "block" },
});

/** How a test of the key goes, or how it ended. */
export function TestOutcome({ state }: { readonly state: TestState }) {
  const styles = useStyles();
  const world = usePane();
  if (state.at === "none") return null;
  if (state.at === "asking") return <Spinner size="tiny" labelPosition="after" label={world.t("key.testing")} />;
  const { intent, title, text } = testWords(state.result, state.server, world);
  return (
    <MessageBar intent={intent} layout="multiline" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        <MessageBarTitle className={styles.title}>{title}</MessageBarTitle>
        {text}
      </MessageBarBody>
    </MessageBar>
  );
}
