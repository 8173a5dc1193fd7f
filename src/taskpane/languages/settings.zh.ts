import type { settingsEn } from "./settings.en";

/** 启动、外观、缓存与日志的简体中文文本。 */
export const settingsZh: Readonly<Record<keyof typeof settingsEn, string>> = {
  "look.title": "语言与外观",
  "look.language": "窗格语言",
  "look.language.office": "跟随 Excel",
  "look.language.en": "English",
  "look.language.zh": "简体中文",
  "look.theme": "浅色或深色",
  "look.theme.office": "跟随 Excel",
  "look.theme.light": "浅色",
  "look.theme.dark": "深色",
  "look.rising": "上涨的颜色",
  "look.rising.office": "按语言习惯",
  "look.rising.green": "绿色",
  "look.rising.red": "红色",

  "start.title": "启动",
  "start.choice": "打开工作簿时",
  "start.live": "实时单元格立即开始",
  "start.paused": "实时单元格等待您继续",
  "start.hint": "只有工作簿含有实时公式时才会建立连接。",

  "cache.title": "缓存",
  "cache.size": "本机保存K线与名称的空间",
  "cache.size.choice": "约 {{size}} MB",
  "cache.clear": "清除缓存",
  "cache.cleared": "已清除，之后的数据将来自服务器。",

  "log.title": "日志",
  "log.level": "“问题”中列出",
  "log.level.off": "不记录",
  "log.level.errors": "出错的情况",
  "log.level.all": "包括短暂状态",
  "work.requests": "公式的请求：已完成 {{done, number}} / {{total, number}}",
  "work.left": "约剩 {{time}}",
  "work.stop": "停止等待中的请求",
  "work.stopWalk": "停止获取 {{code}} 的历史",
  "work.stop.short": "停止",
  "work.text": "被停止的单元格会注明，重新计算时再次请求。",

  "problems.find": "查找单元格",
  "problems.cells": "出现此问题的单元格",
  "problems.noCells": "已没有单元格显示此问题。",
  "problems.findFailed": "目前无法查询 Excel，请结束单元格编辑后重试。",

  "log.hint": "列表随 Excel 关闭而清空，绝不包含您的密钥。",
};
