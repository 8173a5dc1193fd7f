/** Which buttons can be pressed, by their ids in manifest.xml. */
export type Enabled = Readonly<Record<string, boolean>>;

/** The tab of manifest.xml. */
const TAB = "QOS.Tab";

/** Tells Excel which buttons can be pressed. Rejects where Excel is not ready for it; older ones have no such thing. */
export async function enableButtons(enabled: Enabled): Promise<void> {
  if (!Office.context.requirements.isSetSupported("RibbonApi", "1.1")) return;
  const controls = Object.entries(enabled).map(([id, can]) => ({ id, enabled: can }));
  await Office.ribbon.requestUpdate({ tabs: [{ id: TAB, controls }] });
}

/** Opens the pane. Excel does not let every add-in do so: one from the store may be ignored. */
export async function showPane(): Promise<void> {
  try {
    await Office.addin.showAsTaskpane();
  } catch {
    return;
  }
}
