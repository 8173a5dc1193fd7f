import type { Locale, QosError } from "../qos/errors";
import { chineseErrors } from "../qos/errors.zh";

/** An error in the words of a language, for the pane: a formula's code does not wait for these words. */
export function errorTextIn(error: QosError, language: Locale): string {
  return error.text(language === "zh" ? chineseErrors : undefined);
}
