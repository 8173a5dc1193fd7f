import type { insertEn } from "./insert.en";

/** “插入”部分的文本。 */
export const insertZh: Readonly<Record<keyof typeof insertEn, string>> = {
  "tab.insert": "插入",

  "find.search": "按代码或名称搜索产品",
  "find.placeholder": "代码或名称",
  "find.market": "市场",
  "find.market.all": "全部市场",
  "find.popular": "热门产品",
  "find.results": "找到的产品",
  "find.loading": "正在读取各市场的产品列表…",
  "find.waiting": "套餐的请求次数已用完，{{wait}}后继续。",
  "find.noKey": "请先在“实时”中输入 API 密钥。完整代码（如 HK:700）无需列表即可使用。",
  "find.again": "重试",
  "find.missing": "服务器未提供 {{markets}} 的列表，但完整代码仍可使用。",
  "find.none": "没有与“{{text}}”相近的产品。请减少字数，或输入完整代码，如 HK:700。",
  "find.more": "仅显示前 {{count, number}} 个，请继续输入以缩小范围。",
  "find.names.text": "{{count, number}} 个产品目前只能按代码和中文名查找。",
  "find.names.read": "读取英文名",
  "find.names.reading": "正在读取英文名：{{done, number}} / {{total, number}}，约剩{{wait}}。",
  "find.names.stop": "停止",
  "find.live": "插入实时价",
  "find.build": "用于公式",
  "find.code": "插入代码",

  "place.done": "已写入 {{address}}。",
  "place.occupied": "{{address}} 中已有内容。",
  "place.replace": "替换",
  "place.cancel": "取消",
  "place.failed": "Excel 未接受：{{reason}}",
};
