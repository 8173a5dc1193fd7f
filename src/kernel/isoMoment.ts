import { daysFromCivil } from "./civilDay";
import { DAY, MINUTE, SECOND } from "./time";

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** Milliseconds since the epoch of `2026-12-09T10:00:00+08:00`; UTC without a zone. Undefined: it is no such text. */
export function isoMoment(text: string): number | undefined {
  const found = ISO.exec(text.trim());
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  const local = daysFromCivil(year, month, day) * DAY + (hour * 60 + minute) * MINUTE + second * SECOND;
  return local - offsetOf(found[7] ?? "Z") * MINUTE;
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string): number {
  if (zone === "Z") return 0;
  const digits = zone.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith("-") ? -minutes : minutes;
}
