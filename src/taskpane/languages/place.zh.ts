import type { placeEn } from "./place.en";

/** The words of `place.en.ts` in Simplified Chinese. */
export const placeZh: Record<keyof typeof placeEn, string> = {
  "place.needs.free": "放在活动单元格将占用 {{address}}，目前为空。",
  "place.needs_one": "放在活动单元格将占用 {{address}}，其中 {{count, number}} 个单元格已有内容。",
  "place.needs_other": "放在活动单元格将占用 {{address}}，其中 {{count, number}} 个单元格已有内容。",
  "place.done": "已写入 {{address}}。",
  "place.occupied_one": "{{address}}：{{count, number}} 个单元格已有内容。",
  "place.occupied_other": "{{address}}：{{count, number}} 个单元格已有内容。",
  "place.blocked": "{{address}} 显示 #SPILL!：其表格所需的单元格已有内容。请清空这些单元格，或撤消。",
  "place.undone.undone": "{{address}} 已恢复原样。",
  "place.undone.changed": "{{address}} 之后已被修改，未撤消任何内容。",
  "place.undone.failed": "Excel 未能撤消。请结束单元格编辑，或取消工作表保护。",
  "place.replace": "替换",
  "place.cancel": "取消",
  "place.failed": "Excel 未接受：{{reason}}",
};
