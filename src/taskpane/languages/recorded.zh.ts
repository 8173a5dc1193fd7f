import type { recordedEn } from "./recorded.en";

/** The words of `recorded.en.ts` in Simplified Chinese. */
export const recordedZh: Record<keyof typeof recordedEn, string> = {
  "recorded.play": "试看录制示例",
  "recorded.stop": "停止播放",
  "recorded.offer": "无需密钥：在单独的工作表中播放录制的虚构价格，均非实时行情。",
  "recorded.is.playing": "正在其工作表中播放录制内容。这些是虚构价格，并非实时行情。",
  "recorded.is.ended": "播放结束。输入密钥即可查看实时价格。",
  "recorded.is.failed": "Excel 未能新建工作表。请结束单元格编辑，或取消工作簿保护。",
  "recorded.sheet": "录制示例",
  "recorded.title": "录制示例 – 并非实时价格",
  "recorded.text": "品种与价格均为虚构，由录制内容播放。在 QOS 窗格中输入密钥即可获取实时行情。",
  "recorded.playing": "录制：第 {{second}} 秒，共 {{seconds}} 秒",
  "recorded.ended": "播放已停止",
  "recorded.name": "虚构名称",
  "recorded.last": "录制最新价",
  "recorded.change": "涨跌额",
  "recorded.changepct": "涨跌幅",
};
