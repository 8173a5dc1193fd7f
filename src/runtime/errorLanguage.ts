import type { Locale, QosError } from "../qos/errors";
import { chineseErrors } from "../qos/errors.zh";

/** The one error whose words send a person to the pane, for who is in it already. All others read the same everywhere. */
const NO_KEY: Readonly<Record<Locale, string>> = {
  en: "Enter your API key under Settings",
  zh: "请在“设置”中输入 API 密钥",
};

/** An error in the words of a language, for the pane: a formula's code does not wait for these words. */
export function errorTextIn(error: QosError, language: Locale): string {
  return error.id === "noKey" ? NO_KEY[language] : error.text(language === "zh" ? chineseErrors : undefined);
}
