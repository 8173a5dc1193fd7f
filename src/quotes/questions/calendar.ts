import { daysFromCivil } from "../../kernel/civilDay";
import { SERIAL_OF_EPOCH, excelSerial } from "../../kernel/time";
import type { TradingDay } from "../../market/tradingDay";
import { readHeaders } from "../arguments/choices";
import { readMarket } from "../arguments/market";
import type { Cell } from "../cell";
import { withHeader } from "../rowTable";
import { askDesk, mapWait, type Question } from "./question";

const COLUMNS = [{ name: "date" }, { name: "kind" }];

/** QOS.CALENDAR(market, [headers]): the trading days that the server knows, full or half. */
export const askCalendar: Question = ({ desks }, [rawMarket, rawHeaders], manner) => {
  const market = readMarket(rawMarket);
  const headers = readHeaders(rawHeaders, COLUMNS.length);
  return mapWait(askDesk(desks.calendars, market, manner), (days) =>
    withHeader(
      COLUMNS,
      days.map((day) => [dateOf(day), day.kind]),
      headers,
    ),
  );
};

function dateOf({ yyyymmdd }: TradingDay): Cell {
  const day = daysFromCivil(Math.floor(yyyymmdd / 10_000), Math.floor(yyyymmdd / 100) % 100, yyyymmdd % 100);
  return { kind: "time", serial: excelSerial(day + SERIAL_OF_EPOCH), style: "date" };
}
