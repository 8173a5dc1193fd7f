import { makeStyles, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { usePane, useView } from "../state/paneContext";
import { keyEndWords } from "../state/keyEnd";
import { Note } from "./note";

const useStyles = makeStyles({ words: { overflowWrap: "anywhere" } });

/** When the key ends, and how many days are left; a warning from a week before. Nothing where nobody told. */
export function KeyEnd() {
  const styles = useStyles();
  const world = usePane();
  useView();
  const end = keyEndWords(world);
  if (end === undefined) return null;
  if (!end.isNear) return <Note>{end.words}</Note>;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.words}>{end.words}</MessageBarBody>
    </MessageBar>
  );
}
