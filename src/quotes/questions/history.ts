import { toSeconds } from "../../kernel/time";
import { QosError } from "../../qos/errors";
import { readAdjustment, readHeaders, readInterval } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { readDate } from "../arguments/dates";
import { readFields } from "../arguments/fields";
import { BAR_FIELDS, barTable, DEFAULT_BAR_FIELDS } from "../barTable";
import { spanOf } from "../history/span";
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
  const span = spanOf(start, end, { code, interval, now: () => toSeconds(now()), learned: zone().learned });
  const { askFrom: from, to } = span;
  if (to < span.from) throw new QosError("badDate", { argument: "end", given: "a date before start" });
  if (preview) throw new QosError("preview");
  return mapWait(desks.history.ask({ code, interval, adjustment, from, to }), (found) => {
    const bars = found.filter(span.holds);
    if (bars.length === 0) throw new QosError("noBars", { code });
    return barTable(bars, { code, interval, fields, headers, zone: zone() });
  });
};
