import type { Locale } from "../qos/errors";
import type { App } from "./app";
import { chosenLanguage } from "./languageChoice";

/** The language of the pane. */
export function paneLanguage({ settings, locale }: Pick<App, "settings" | "locale">): Locale {
  return chosenLanguage(settings.current, locale);
}
