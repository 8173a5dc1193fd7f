import { useMemo } from "react";
import { FluentProvider, makeStyles } from "@fluentui/react-components";
import { pageSeen } from "../../host/page";
import type { App } from "../../runtime/app";
import { asProblem } from "../../runtime/problems";
import { redact } from "../../runtime/redact";
import { CrashBoundary } from "../components/crashBoundary";
import { translator } from "../languages/translate";
import { formatsOf } from "../look/formats";
import { useTheme } from "../look/useTheme";
import { PaneContext, type PaneWorld } from "../state/paneContext";
import { PaneStore } from "../state/paneStore";
import { Cockpit } from "./cockpit";

const useStyles = makeStyles({ root: { height: "100%" } });

/** The pane with all that it stands on: colours, words, the program's state, and a net for its own faults. */
export function PaneRoot({ app }: { readonly app: App }) {
  const styles = useStyles();
  const theme = useTheme();
  const world = useMemo<PaneWorld>(() => {
    const language = app.ports.locale();
    return {
      app,
      store: new PaneStore({ app, seen: pageSeen }),
      language,
      t: translator(language),
      formats: formatsOf(language, app.ports.zone()),
      redact: (text) => redact(app, text),
    };
  }, [app]);
  return (
    <FluentProvider theme={theme} className={styles.root}>
      <CrashBoundary t={world.t} onCrash={(thrown) => app.noteFailure(asProblem(thrown))}>
        <PaneContext.Provider value={world}>
          <Cockpit />
        </PaneContext.Provider>
      </CrashBoundary>
    </FluentProvider>
  );
}
