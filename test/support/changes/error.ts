import { before, type Change } from "./change";

const EN = "{code} is asked for too early";
const ZH = "{code} 的请求过早";

/** An error that a cell can show. */
export const AN_ERROR: Change = {
  row: "an error",
  edits: {
    "src/qos/errors.ts": before("  notFound: {", `  tooEarly: { cell: "#N/A", remedy: "again", en: "${EN}" },\n`),
    "src/qos/errors.zh.ts": before("  notFound:", `  tooEarly: "${ZH}",\n`),
    "docs/errors.md": before("| `notFound`", `| \`tooEarly\` | \`#N/A\` | ${EN} | ${ZH} |\n`),
  },
};
