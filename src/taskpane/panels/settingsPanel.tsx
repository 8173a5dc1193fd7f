import { CellsPanel } from "./cellsPanel";
import { HabitsPanel } from "./habitsPanel";
import { KeptPanel } from "./keptPanel";
import { KeyPanel } from "./keyPanel";
import { LookPanel } from "./lookPanel";
import { PlanPanel } from "./planPanel";
import { ServerPanel } from "./serverPanel";

/** Everything that is set once: key, server, plan, cells, look, habits. */
export function SettingsPanel() {
  return (
    <>
      <KeyPanel />
      <ServerPanel />
      <PlanPanel />
      <CellsPanel />
      <LookPanel />
      <HabitsPanel />
      <KeptPanel />
    </>
  );
}
