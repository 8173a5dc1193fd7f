import { whenKnown } from "../../kernel/soon";
import { SERIAL_OF_EPOCH, excelSerial } from "../../kernel/time";
import { dayOfYyyymmdd, type TradingDay } from "../../market/tradingCalendar";
import { readHeaders } from "../arguments/choices";
import { readMarket } from "../arguments/market";
import type { Cell } from "../cell";
import { headingsOf, withHeadings } from "../headings";
import { loadFrom, type Question } from "./question";

const COLUMNS = [
  { name: "date", zh: "日期" },
  { name: "kind", zh: "交易日类型" },
];

/** QOS.CALENDAR(market, [headers]): the trading days that the server knows, full or half. */
export const queryCalendar: Question = ({ sources, headerLanguage }, [rawMarket, rawHeaders], manner) => {
  const market = readMarket(rawMarket);
  const headers = readHeaders(rawHeaders, COLUMNS.length);
  return whenKnown(loadFrom(sources.calendars, market, manner), ({ days }) =>
    withHeadings(
      COLUMNS,
      days.map((day) => [dateOf(day), day.kind]),
      headingsOf(headers, headerLanguage()),
    ),
  );
};

function dateOf({ yyyymmdd }: TradingDay): Cell {
  return { kind: "time", serial: excelSerial(dayOfYyyymmdd(yyyymmdd) + SERIAL_OF_EPOCH), style: "date" };
}
