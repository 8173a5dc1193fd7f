import type { trustEn } from "./trust.en";

/** 密钥去向的简体中文文本。 */
export const trustZh: Readonly<Record<keyof typeof trustEn, string>> = {
  "key.sentTo": "仅发送至 {{hosts}}。",
  "key.willGo": "密钥仅会发送至 {{hosts}}。",
  "hosts.two": "{{first}} 和 {{second}}",
  "key.fault.blank": "请先粘贴密钥。",
  "key.fault.space": "密钥中间有空格，请从第一个字符到最后一个字符重新复制。",
  "key.fault.tooLong": "内容过长，不是密钥。请只复制密钥本身。",
  "key.fault.foreign": "字符 {{character}} 不能出现在密钥中：密钥只含英文键盘上的字母、数字和符号。请从来源重新复制。",
  "key.withheld": "您的密钥是为另一个服务器输入的，因此不会发送至 {{hosts}}，公式正在等待。允许发送吗？",
  "key.withheld.send": "发送至 {{hosts}}",
  "key.withheld.other": "输入另一个密钥",
  "key.forget.session": "要清除此工作簿的密钥吗？之后将改用保存在此计算机上的密钥（如有）。",
  "server.move": "您的密钥是为另一个服务器输入的。今后要将它发送至 {{hosts}} 吗？",
  "server.move.without": "更换服务器，不发送密钥",
  "server.move.cancel": "保留原服务器",
  "server.keyGoes": "您的密钥会发送到 {{hosts}}，请只填写可信的服务器。",
  "server.keyGoes.unknown": "您的密钥会发送到此服务器，请只填写可信的地址。",
  "kept.notices": "所含软件的许可声明",
};
