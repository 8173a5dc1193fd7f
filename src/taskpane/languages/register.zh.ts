import type { registerEn } from "./register.en";

/** 用电子邮箱获取密钥的简体中文文本。 */
export const registerZh: Readonly<Record<keyof typeof registerEn, string>> = {
  "register.email": "您的电子邮箱",
  "register.get": "用邮箱获取密钥",
  "register.asking": "正在申请密钥…",
  "register.sent": "邮箱地址仅发送至 {{server}}，不会保存在本机。",
  "register.notEmail": "请输入邮箱地址，例如 name@example.com。",
  "register.none": "此服务器不直接发放密钥，请到官网获取。",
  "register.refused": "未能获得密钥：{{why}}",
  "register.done": "密钥已就绪",
  "register.done.text": "密钥保存在本机，可在“设置”中查看或移除。",
  "register.until": "有效期至 {{date}}。",
  "register.plan":
    "您的套餐：每次请求 {{products}} 个产品，每分钟 {{requests}} 次请求，实时产品 {{socketProducts}} 个。",
  "register.continue": "继续",
};
