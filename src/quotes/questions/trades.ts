import { whenKnown } from "../../kernel/soon";
import { MOST_TRADES } from "../../qos/endpoints/trade";
import { readCount, readHeaders } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { headingsOf } from "../headings";
import { tradeTable } from "../tradeTable";
import { loadFrom, type Question } from "./question";

/** QOS.TRADES(code, [count], [headers]) */
export const queryTrades: Question = ({ sources, zone, headerLanguage }, [rawCode, rawCount, rawHeaders], manner) => {
  const code = readCode(rawCode);
  const count = readCount(rawCount, "count", { from: 1, to: MOST_TRADES, fallback: 20 });
  const headers = readHeaders(rawHeaders, 4);
  return whenKnown(loadFrom(sources.trades, { code, count }, manner), (trades) =>
    tradeTable(trades, zone(), headingsOf(headers, headerLanguage())),
  );
};
