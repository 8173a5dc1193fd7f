import { CellsPanel } from "./cellsPanel";
import { KeptPanel } from "./keptPanel";
import { KeyPanel } from "./keyPanel";
import { PlanPanel } from "./planPanel";
import { ServerPanel } from "./serverPanel";

/** Everything that is set once: key, server, plan, cells. */
export function SettingsPanel() {
  return (
    <>
      <KeyPanel />
      <ServerPanel />
      <PlanPanel />
      <CellsPanel />
      <KeptPanel />
    </>
  );
}
