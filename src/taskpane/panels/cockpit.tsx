import { useId, useState, type ReactNode } from "react";
import { CounterBadge, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { usePane, useView } from "../state/paneContext";
import { FirstRun } from "./firstRun";
import { Header } from "./header";
import { LivePanel } from "./livePanel";
import { ProblemsPanel } from "./problemsPanel";
import { SettingsPanel } from "./settingsPanel";
import { UsagePanel } from "./usagePanel";

const useStyles = makeStyles({
  cockpit: { height: "100%", display: "flex", flexDirection: "column", boxSizing: "border-box" },
  tabs: {
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  panel: { flexGrow: 1, minHeight: 0, overflowY: "auto", overflowX: "hidden" },
  count: { marginLeft: tokens.spacingHorizontalXS },
});

/** A part of the pane. A new part is one line here, and its name in the language files. */
const PARTS: readonly { readonly name: PartName; readonly panel: () => ReactNode }[] = [
  { name: "live", panel: () => <LivePanel /> },
  { name: "usage", panel: () => <UsagePanel /> },
  { name: "problems", panel: () => <ProblemsPanel /> },
  { name: "settings", panel: () => <SettingsPanel /> },
];

type PartName = "live" | "usage" | "problems" | "settings";

/** The whole pane: the state on top, one part below. Without a key, the welcome stands in the place of the live list. */
export function Cockpit() {
  const styles = useStyles();
  const { t } = usePane();
  const { hasKey, problems } = useView();
  const id = useId();
  const [part, setPart] = useState<PartName>("live");
  const welcome = part === "live" && !hasKey;
  return (
    <main className={styles.cockpit} aria-label={t("pane.name")}>
      <Header onToKey={() => setPart("settings")} />
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={part}
        onTabSelect={(_event, { value }) => setPart(value as PartName)}
        aria-label={t("pane.parts")}
      >
        {PARTS.map(({ name }) => (
          <Tab key={name} value={name} id={`${id}-${name}`} aria-controls={`${id}-panel`}>
            {t(`tab.${name}`)}
            {name === "problems" && problems.length > 0 && (
              <CounterBadge className={styles.count} size="small" appearance="ghost" count={problems.length} />
            )}
          </Tab>
        ))}
      </TabList>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${part}`} className={styles.panel}>
        {welcome ? <FirstRun onSaved={() => setPart("live")} /> : PARTS.find(({ name }) => name === part)?.panel()}
      </div>
    </main>
  );
}
