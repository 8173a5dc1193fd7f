import type { Habits } from "./habits";

/** What of Excel the add-in's page is told at start. */
export interface HostContextOptions {
  readonly habits: Habits;
  /** Whether the page starts as a visible pane, or hidden in the background. */
  readonly visible: boolean;
  readonly documentUrl: string;
  /** Settings that travel with the workbook. */
  readonly settings: Map<string, string>;
}

const VERSION = "16.0.19029.20136";

/** `agave`: application, platform, version of the interface, locale, three unused, flags (1 shared runtime, 2 custom functions). */
export function hostInfo(locale: string): string {
  return `Excel$Win32$16.01$${locale}$$$$3`;
}

/** The object behind `window.external.GetContext()`. */
export function hostContext({ habits, visible, documentUrl, settings }: HostContextOptions): object {
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => "workbench",
    GetSolutionToken: () => "",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 0,
    GetHostFullVersion: () => VERSION,
    GetAppUILocale: () => habits.locale,
    GetAppDataLocale: () => habits.locale,
    GetDocUrl: () => documentUrl,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 0,
    GetCorrelationId: () => "",
    GetInstanceId: () => "workbench",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(habits.requirementSets),
    GetHostCustomMessage: () => "",
    GetInitialDisplayMode: () => (visible ? 2 : 1),
    GetOfficeThemeInfo: () => JSON.stringify(LIGHT_THEME),
    GetSettings: () => documentSettings(settings),
  };
}

/** Colours as COM gives them: blue, green, red from the highest byte. */
const LIGHT_THEME = {
  primaryFontColor: 0x00_26_26_26,
  primaryBackgroundColor: 0x00_ff_ff_ff,
  secondaryFontColor: 0x00_26_26_26,
  secondaryBackgroundColor: 0x00_f3_f3_f3,
};

function documentSettings(settings: Map<string, string>): object {
  return {
    Read: (keys: string[], values: string[]) => {
      for (const [key, value] of settings) {
        keys.push(key);
        values.push(value);
      }
    },
    WriteAsync: (keys: readonly string[], values: readonly string[], done: (status: number) => void) => {
      settings.clear();
      keys.forEach((key, at) => settings.set(key, values[at] ?? ""));
      done(0);
    },
  };
}
