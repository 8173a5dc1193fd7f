import type { Locale } from "../qos/errors";
import type { App } from "./app";

/** The language of the pane: the person's choice, else Office's. */
export function paneLanguage({ settings, ports }: App): Locale {
  const { language } = settings.current;
  return language === "office" ? ports.locale() : language;
}
