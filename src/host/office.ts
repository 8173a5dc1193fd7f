import type { Locale } from "../qos/errors";

/** The language of texts: Office's display language, else the browser's. */
export function hostLocale(): Locale {
  const office = typeof Office === "undefined" ? undefined : Office.context?.displayLanguage;
  const language = office || (typeof navigator === "undefined" ? "" : navigator.language);
  return /^zh/i.test(language ?? "") ? "zh" : "en";
}

/** The IANA zone of this computer; UTC where the browser names none, or one that it does not know itself. */
export function hostZone(): string {
  try {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** Whether cells may carry formatted numbers (CustomFunctionsRuntime 1.4); without, a time is a plain serial. */
export function hostFormatsNumbers(): boolean {
  try {
    const { requirements } = Office.context;
    // Office takes longer to say it than an answer takes, and says the same as long as it runs.
    if (told?.requirements !== requirements)
      told = { requirements, formats: requirements.isSetSupported("CustomFunctionsRuntime", "1.4") };
    return told.formats;
  } catch {
    return false;
  }
}

let told: { readonly requirements: object; readonly formats: boolean } | undefined;

/**
 * Has Excel call every formula of every open sheet anew, as Ctrl+Alt+F9 does. Waits while a cell is being edited.
 * False when Excel could not be asked.
 */
export async function hostRecalculate(): Promise<boolean> {
  try {
    await Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.application.calculate(Excel.CalculationType.full);
      await context.sync();
    });
    return true;
  } catch {
    return false;
  }
}

/** Whether Excel refuses long messages: the Windows desktop's takes any. */
export function hostLimitsMessages(): boolean {
  return typeof Office !== "undefined" && String(Office.context?.platform) !== "PC";
}

/** Calls `show` each time the task pane becomes visible, at once if it is. */
export async function whenPaneOpens(show: () => void): Promise<void> {
  const info = await Office.onReady();
  const addin = (info as { readonly addin?: { readonly visibilityMode?: string } | null }).addin;
  if (addin?.visibilityMode !== "Hidden") return show();
  await Office.addin.onVisibilityModeChanged((event) => {
    if (event.visibilityMode === Office.VisibilityMode.taskpane) show();
  });
}

/** Settles when Office may be spoken to. */
export async function whenOfficeIsReady(): Promise<void> {
  await Office.onReady();
}

/** Ties a ribbon button's action to what it does; Excel is told when it is done. */
export function onCommand(name: string, run: () => Promise<void> | void): void {
  Office.actions?.associate(name, async (event?: Office.AddinCommands.Event) => {
    try {
      await run();
    } finally {
      event?.completed?.();
    }
  });
}
