import { epochSeconds, excelSerial, toSeconds, type EpochSeconds } from "../../kernel/time";
import { marketOf } from "../../market/instrumentCode";
import { marketRow } from "../../market/markets";
import { momentInZone } from "../../market/zone";
import { QosError } from "../../qos/errors";
import { readAdjustment, readHeaders, readInterval } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { readDate, type GivenDate } from "../arguments/dates";
import { readFields } from "../arguments/fields";
import { BAR_FIELDS, barTable, DEFAULT_BAR_FIELDS } from "../barTable";
import { mapWait, type Question } from "./question";

/** QOS.HISTORY(code, start, [end], [interval], [adjust], [fields], [headers]); both ends included. */
export const askHistory: Question = ({ desks, zone, now }, raw, { preview }) => {
  const [rawCode, rawStart, rawEnd, rawInterval, rawAdjust, rawFields, rawHeaders] = raw;
  const code = readCode(rawCode);
  const start = readDate(rawStart, "start");
  if (start === undefined) throw new QosError("badDate", { argument: "start", given: "nothing" });
  const end = readDate(rawEnd, "end");
  const { interval } = readInterval(rawInterval);
  const adjustment = readAdjustment(rawAdjust);
  const fields = readFields(rawFields, BAR_FIELDS, DEFAULT_BAR_FIELDS);
  const headers = readHeaders(rawHeaders, fields.length);
  const exchange = marketRow(marketOf(code)).zone;
  const from = momentInZone(start.serial, exchange);
  const to = end === undefined ? toSeconds(now()) : lastMoment(end, exchange);
  if (to < from) throw new QosError("badDate", { argument: "end", given: "a date before start" });
  if (preview) throw new QosError("preview");
  return mapWait(desks.history.ask({ code, interval, adjustment, from, to }), (bars) => {
    if (bars.length === 0) throw new QosError("noBars", { code });
    return barTable(bars, { code, interval, fields, headers, zone: zone() });
  });
};

/** A date without a time means its whole day. */
function lastMoment({ serial, timed }: GivenDate, zone: string): EpochSeconds {
  return timed ? momentInZone(serial, zone) : epochSeconds(momentInZone(excelSerial(serial + 1), zone) - 1);
}
