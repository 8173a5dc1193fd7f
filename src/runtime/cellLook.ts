import type { Locale } from "../qos/errors";
import type { TimeZoneChoice, ZoneMemory } from "../quotes/zones";
import { chosenLanguage } from "./languageChoice";
import type { Ports } from "./ports";
import type { Settings, SettingsStore } from "./settings";
import { zoneChoice } from "./zoneChoice";

/** How values look in cells, as the settings have it at the moment. */
export interface CellLook {
  readonly zone: () => TimeZoneChoice;
  readonly headerLanguage: () => Locale;
  /** Whether rows of codes that were written in a text begin with them. */
  readonly codeColumn: () => boolean;
}

export function cellLook(
  settings: SettingsStore,
  ports: Pick<Ports, "zone" | "locale">,
  { zones }: ZoneMemory,
): CellLook {
  // The same choice for the same settings: each cell asks for it. This computer's zone may become another.
  let kept: { readonly settings: Settings; readonly choice: TimeZoneChoice } | undefined;
  return {
    zone() {
      const { current } = settings;
      if (kept?.settings === current && current.timeZone !== "local") return kept.choice;
      const choice = { ...zoneChoice(current, ports.zone), learned: zones };
      kept = { settings: current, choice };
      return choice;
    },
    headerLanguage: () => headerLanguage(settings.current, ports.locale),
    codeColumn: () => settings.current.codeColumn === "shown",
  };
}

/** The language of the names above default columns: English, so that workbooks look alike everywhere, or the pane's. */
function headerLanguage(settings: Settings, office: () => Locale): Locale {
  return settings.headers === "pane" ? chosenLanguage(settings, office) : "en";
}

/**
 * Whether cells that stand there look other under other settings, though their figures are the same: one sheet must not
 * show times of two zones.
 */
export function looksOther(now: Settings, before: Settings, office: () => Locale): boolean {
  return (
    now.timeZone !== before.timeZone ||
    now.numbers !== before.numbers ||
    now.codeColumn !== before.codeColumn ||
    headerLanguage(now, office) !== headerLanguage(before, office)
  );
}
