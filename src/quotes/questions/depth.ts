import { whenKnown } from "../../kernel/soon";
import { readCount, readHeaders } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { headingsOf } from "../headings";
import { depthTable } from "../depthTable";
import { loadFrom, type Question } from "./question";

/** Levels that a formula may ask for; no market of the vendor has more than 20. */
export const MOST_LEVELS = 50;

/** QOS.DEPTH(code, [levels], [headers]) */
export const queryDepth: Question = ({ sources, headerLanguage }, [rawCode, rawLevels, rawHeaders], manner) => {
  const code = readCode(rawCode);
  const levels = readCount(rawLevels, "levels", { from: 1, to: MOST_LEVELS, fallback: 5 });
  const headers = readHeaders(rawHeaders, 4);
  return whenKnown(loadFrom(sources.depths, code, manner), (depth) =>
    depthTable(depth, levels, headingsOf(headers, headerLanguage())),
  );
};
