import type { liveEn } from "./live.en";

/** The words of `live.en.ts` in Simplified Chinese. */
export const liveZh: Record<keyof typeof liveEn, string> = {
  "action.undo": "撤消",
  "live.dense": "紧凑行",
  "live.bid": "买一",
  "live.ask": "卖一",
  "live.side.buy": "主动买入",
  "live.side.sell": "主动卖出",
  "live.side.unknown": "最近成交",
  "live.bar": "最新K线",
  "live.range": "当日区间 {{low}} 至 {{high}}",
  "blocked.busy": "请等待当前操作完成。",
  "blocked.noneChosen": "请至少选择一项。",
  "tab.count": "{{name}}：{{count}}",
  "live.go": "转到 {{code}} 的单元格",
  "live.go.looking": "正在查找 {{code}} 的单元格…",
  "live.go.cell": "{{address}}：第 {{place, number}} 个，共 {{count, number}} 个单元格。",
  "live.go.none": "没有单元格直接写明 {{code}}，可能由打开的图表或拼出代码的公式使用。",
  "live.menu": "{{code}} 的更多操作",
  "live.menu.go": "转到其单元格",
  "live.menu.chart": "图表",
  "live.menu.book": "在新工作表中查看盘口",
  "live.menu.copy": "复制代码",
  "live.menu.release": "释放",
  "live.release": "释放 {{code}}",
  "live.released": "已释放 {{code}}。",
  "live.released.cells_one": "其公式将显示 #N/A，直到重新计算：在单元格中按 F2 再按 Enter，或点击“全部刷新”。",
  "live.released.cells_other":
    "其 {{count, number}} 个公式将显示 #N/A，直到重新计算：在单元格中按 F2 再按 Enter，或点击“全部刷新”。",
};
