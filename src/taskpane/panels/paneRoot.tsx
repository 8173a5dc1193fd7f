import { useEffect, useMemo, useSyncExternalStore } from "react";
import { FluentProvider, makeStyles, mergeClasses } from "@fluentui/react-components";
import { setPageLanguage } from "../../host/page";
import { onPaneSeen, paneSeen } from "../../host/paneSeen";
import type { App } from "../../runtime/app";
import { paneLanguage } from "../../runtime/paneLanguage";
import { asProblem } from "../../runtime/problems";
import { redact } from "../../runtime/redact";
import { CrashBoundary } from "../components/crashBoundary";
import { translator } from "../languages/translate";
import { formatsOf } from "../look/formats";
import { isDark } from "../look/rising";
import { useTheme } from "../look/useTheme";
import { PaneContext, type PaneWorld } from "../state/paneContext";
import { PaneStore } from "../state/paneStore";
import { Cockpit } from "./cockpit";

const WHOLE = { height: "100%" } as const;

const useStyles = makeStyles({
  // Fluent's fields are 250 pixels at least, which a pane at 200 % does not have.
  fields: {
    "& :is(.fui-Input, .fui-Select, .fui-Select__select, .fui-Textarea, .fui-Combobox, .fui-Combobox__input)": {
      minWidth: 0,
    },
    "& .fui-Field__validationMessage": { overflowWrap: "anywhere" },
    // A hint that has no room says so; it is told whole where it is pointed at.
    "& input:placeholder-shown": { textOverflow: "ellipsis" },
  },
  // What the web view draws by itself, such as scroll bars and lists that drop down.
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
});

/** The pane with all that it stands on: colours, words, the program's state, and a net for its own faults. */
export function PaneRoot({ app }: { readonly app: App }) {
  const styles = useStyles();
  const theme = useTheme(app);
  const language = useSyncExternalStore(
    (changed) => app.settings.changes.subscribe(changed),
    () => paneLanguage(app),
  );
  const store = useMemo(() => new PaneStore({ app, seen: paneSeen, onSeen: onPaneSeen }), [app]);
  useEffect(() => {
    setPageLanguage(language === "zh" ? "zh-CN" : "en");
    store.refresh();
  }, [language, store]);
  const world = useMemo<PaneWorld>(() => {
    return {
      app,
      store,
      language,
      t: translator(language),
      formats: formatsOf(language, app.zone()),
      redact: (text) => redact(app, text),
    };
  }, [app, store, language]);
  return (
    // Lists that drop down stand in boxes of their own with the same classes, so the height is no class.
    <FluentProvider
      theme={theme}
      className={mergeClasses(styles.fields, isDark(theme) ? styles.dark : styles.light)}
      style={WHOLE}
    >
      <CrashBoundary t={world.t} onCrash={(thrown) => app.failures.note(asProblem(thrown))}>
        <PaneContext.Provider value={world}>
          <Cockpit />
        </PaneContext.Provider>
      </CrashBoundary>
    </FluentProvider>
  );
}
