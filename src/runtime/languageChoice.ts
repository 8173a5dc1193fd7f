import type { Locale } from "../qos/errors";
import type { Settings } from "./settings";

/** The language of the pane: the person's choice, else Office's. */
export function chosenLanguage({ language }: Settings, office: () => Locale): Locale {
  return language === "office" ? office() : language;
}
