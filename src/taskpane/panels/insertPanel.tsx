import { FindPanel } from "../insert/findPanel";

/** Everything that puts something into the sheet. */
export function InsertPanel() {
  return <FindPanel onBuild={() => undefined} />;
}
