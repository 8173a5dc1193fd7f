import { useEffect, useId, useState, type ReactNode } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { Registered } from "../../features/register/register";
import { wantedPart } from "../../runtime/wantedPart";
import { LazyPart } from "../components/lazyPart";
import { Tabs } from "../components/tabs";
import { ChartIcon, InsertIcon, LiveIcon, ProblemsIcon, SettingsIcon, SheetIcon, UsageIcon } from "../look/icons";
import { usePane, useView } from "../state/paneContext";
import { useProblemSweep } from "../state/useProblemSweep";
import { FirstRun } from "./firstRun";
import { Header } from "./header";
import { KeyPanel } from "./keyPanel";
import { LivePanel } from "./livePanel";
import { ProblemsPanel } from "./problemsPanel";
import { SettingsPanel } from "./settingsPanel";
import { UsagePanel } from "./usagePanel";

/** Parts that are not needed to open the pane come when they are first chosen. */
const loadInsert = async () => (await import("./insertPanel")).InsertPanel;
const loadSheet = async () => (await import("../sheet/sheetPanel")).SheetPanel;
const loadChart = async () => (await import("../chart/chartPanel")).ChartPanel;

interface Part {
  readonly icon: () => ReactNode;
  readonly panel: () => ReactNode;
  /** It may hold nothing to click, so the keyboard needs it as a stop of its own to scroll it. */
  readonly onlyRead?: boolean;
}

/** The parts of the pane, in order. A new one is one row here, and its name in the language files. */
const PARTS = {
  live: { icon: LiveIcon, panel: () => <LivePanel /> },
  insert: { icon: InsertIcon, panel: () => <LazyPart load={loadInsert} /> },
  chart: { icon: ChartIcon, panel: () => <LazyPart load={loadChart} /> },
  sheet: { icon: SheetIcon, panel: () => <LazyPart load={loadSheet} /> },
  usage: { icon: UsageIcon, panel: () => <UsagePanel />, onlyRead: true },
  problems: { icon: ProblemsIcon, panel: () => <ProblemsPanel /> },
  settings: { icon: SettingsIcon, panel: () => <SettingsPanel /> },
} as const satisfies Record<string, Part>;

type PartName = keyof typeof PARTS;

const NAMES = Object.keys(PARTS) as readonly PartName[];

const useStyles = makeStyles({
  cockpit: { height: "100%", display: "flex", flexDirection: "column", boxSizing: "border-box", overflowY: "auto" },
  // A pane that is narrow and low, as at 200 %, is scrolled as a whole; the part is never squeezed out of it.
  panel: {
    flexGrow: 1,
    flexShrink: 0,
    flexBasis: 0,
    minHeight: "min(100%, 260px)",
    overflowY: "auto",
    overflowX: "hidden",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
});

/** The whole pane: the state on top, one part below. Without a key, the welcome stands in the place of the live list. */
export function Cockpit() {
  const styles = useStyles();
  const { app, t } = usePane();
  const { hasKey, problems } = useView();
  useProblemSweep();
  const id = useId();
  const [chosen, setChosen] = useState<PartName>("live");
  const [registered, setRegistered] = useState<Registered>();
  useEffect(() => {
    const lead = (): void => {
      const wanted = wantedPart.take();
      if (wanted !== undefined) setChosen(wanted);
    };
    lead();
    return wantedPart.changes.subscribe(lead);
  }, []);
  const part: Part = PARTS[chosen];
  const welcome = app.keys.withheld ? (
    <KeyPanel />
  ) : (
    <FirstRun registered={registered} onRegistered={setRegistered} onSaved={() => setRegistered(undefined)} />
  );
  const now = problems.filter(({ isNow }) => isNow).length;
  const tabs = NAMES.map((name) => {
    const { icon: Icon }: Part = PARTS[name];
    return {
      name,
      label: t(`tab.${name}`),
      icon: <Icon />,
      count: name === "problems" ? now : 0,
      countLabel: t("problems.now", { count: now }),
    };
  });
  return (
    <main className={styles.cockpit} aria-label={t("pane.name")}>
      <Header onToKey={() => setChosen("settings")} />
      <Tabs label={t("pane.parts")} id={id} tabs={tabs} chosen={chosen} onChoose={setChosen} />
      <div
        id={`${id}-panel`}
        key={chosen}
        role="tabpanel"
        aria-labelledby={`${id}-${chosen}`}
        className={styles.panel}
        {...(part.onlyRead === true ? { tabIndex: 0 } : {})}
      >
        {chosen === "live" && (!hasKey || registered !== undefined) ? welcome : part.panel()}
      </div>
    </main>
  );
}
