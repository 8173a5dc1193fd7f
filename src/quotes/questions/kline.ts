import { MOST_BARS } from "../../qos/endpoints/kline";
import { QosError } from "../../qos/errors";
import { readAdjustment, readCount, readHeaders, readInterval } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { readFields } from "../arguments/fields";
import { BAR_FIELDS, barTable, DEFAULT_BAR_FIELDS } from "../barTable";
import { askDesk, mapWait, type Question } from "./question";

/** QOS.KLINE(code, [interval], [count], [adjust], [fields], [headers]) */
export const askKline: Question = ({ desks, zone }, raw, manner) => {
  const [rawCode, rawInterval, rawCount, rawAdjust, rawFields, rawHeaders] = raw;
  const code = readCode(rawCode);
  const { interval } = readInterval(rawInterval);
  const count = readCount(rawCount, "count", { from: 1, to: MOST_BARS, fallback: 100 });
  const adjustment = readAdjustment(rawAdjust);
  const fields = readFields(rawFields, BAR_FIELDS, DEFAULT_BAR_FIELDS);
  const headers = readHeaders(rawHeaders, fields.length);
  return mapWait(askDesk(desks.bars, { code, interval, adjustment, count }, manner), (bars) => {
    if (bars.length === 0) throw new QosError("notFound", { code });
    return barTable(bars, { code, interval, fields, headers, zone: zone() });
  });
};
