import type { Locale, QosError } from "../qos/errors";
import { chineseErrors } from "../qos/errors.zh";

/** Errors whose words send a person to the pane, for who is in it already. */
const IN_PANE: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    noKey: "Enter your API key under Settings",
    keyWithheld:
      "The server address has changed, and your API key was entered for another server, so it was not sent. Allow it under Settings, or enter another key",
    productLimit: "Your QOS plan allows fewer instruments than were asked for. Its limits stand under Usage",
    internal: "QOS for Excel met a fault of its own. The diagnostics below have the details",
  },
  zh: {
    noKey: "请在“设置”中输入 API 密钥",
    keyWithheld:
      "服务器地址已更改，而您的 API 密钥是为另一个服务器输入的，因此没有发送。请在“设置”中允许发送，或输入另一个密钥",
    productLimit: "您的 QOS 套餐允许的产品数量不足，限额见“用量”",
    internal: "QOS for Excel 内部出错，详情见下方的诊断信息",
  },
};

/** An error in the words of a language, for the pane: a formula's code does not wait for these words. */
export function errorTextIn(error: QosError, language: Locale): string {
  const words = language === "zh" ? chineseErrors : undefined;
  return IN_PANE[language][error.id] ?? error.text(words);
}
