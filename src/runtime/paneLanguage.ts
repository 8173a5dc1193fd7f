import type { Locale } from "../qos/errors";
import type { App } from "./app";
import { chosenLanguage } from "./languageChoice";

/** The language of the pane. */
export function paneLanguage({ settings, ports }: App): Locale {
  return chosenLanguage(settings.current, ports.locale);
}
