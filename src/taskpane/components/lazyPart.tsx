import { useEffect, useState, type ComponentType } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { usePane } from "../state/paneContext";
import { Note } from "./note";
import { Waiting } from "./waiting";

interface LazyPartProps {
  /** Fetches the part's code; called again after it has failed. */
  readonly load: () => Promise<ComponentType>;
}

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    alignItems: "start",
    padding: tokens.spacingHorizontalL,
  },
});

/** A part of the pane whose code is fetched when the part is first opened. */
export function LazyPart({ load }: LazyPartProps) {
  const styles = useStyles();
  const { t } = usePane();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<
    { readonly at: "loading" } | { readonly at: "failed" } | { readonly at: "there"; readonly Part: ComponentType }
  >({ at: "loading" });
  useEffect(() => {
    let left = false;
    load().then(
      (Part) => {
        if (!left) setState({ at: "there", Part });
      },
      () => {
        if (!left) setState({ at: "failed" });
      },
    );
    return () => {
      left = true;
    };
  }, [load, attempt]);
  if (state.at === "there") return <state.Part />;
  if (state.at === "loading") return <Waiting />;
  return (
    <div className={styles.box} role="alert">
      <Note>{t("pane.part.failed")}</Note>
      <Button
        onClick={() => {
          setState({ at: "loading" });
          setAttempt(attempt + 1);
        }}
      >
        {t("pane.part.again")}
      </Button>
    </div>
  );
}
