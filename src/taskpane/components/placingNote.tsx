import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  type MessageBarIntent,
} from "@fluentui/react-components";
import { usePane, type PaneWorld } from "../state/paneContext";
import type { PlacingControl, PlacingState } from "../state/usePlacing";

const useStyles = makeStyles({ words: { overflowWrap: "anywhere" } });

interface Said {
  readonly intent: MessageBarIntent;
  readonly words: string;
}

/** Where something went, what is in the way, or why it could not be written; with the way back. */
export function PlacingNote({ placing: { state, clear } }: { readonly placing: PlacingControl }) {
  const styles = useStyles();
  const world = usePane();
  const { t } = world;
  const said = saidOf(state, world);
  return (
    <div role="status">
      {said !== undefined && (
        <MessageBar intent={said.intent} layout="multiline">
          <MessageBarBody className={styles.words}>{said.words}</MessageBarBody>
          {(state.at === "done" || state.at === "blocked") && (
            <MessageBarActions>
              <Button size="small" onClick={state.undo}>
                {t("action.undo")}
              </Button>
            </MessageBarActions>
          )}
          {state.at === "asking" && (
            <MessageBarActions>
              <Button size="small" onClick={state.agree}>
                {t("place.replace")}
              </Button>
              <Button size="small" onClick={clear}>
                {t("place.cancel")}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
    </div>
  );
}

function saidOf(state: PlacingState, { t, redact }: PaneWorld): Said | undefined {
  switch (state.at) {
    case "none":
    case "busy":
      return undefined;
    case "done":
      return { intent: "success", words: t("place.done", { address: state.address }) };
    case "blocked":
      return { intent: "warning", words: t("place.blocked", { address: state.cell }) };
    case "asking":
      return { intent: "warning", words: t("place.occupied", { address: state.address, count: state.filled }) };
    case "undone":
      return {
        intent: state.how === "undone" ? "success" : "warning",
        words: t(`place.undone.${state.how}`, { address: state.address }),
      };
    case "failed":
      return { intent: "error", words: t("place.failed", { reason: redact(state.reason) }) };
  }
}
