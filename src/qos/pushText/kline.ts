import { periodOfKt } from "../../market/periods";
import { plainFigure, plainPrice, plainSeconds } from "../plain";
import type { Pushed } from "../topics/topic";
import { placesOf, readMembers } from "./members";
import type { TextCursor } from "./textCursor";

const PLACES = placesOf(["o", "h", "l", "cl", "v", "ts", "kt"]);

export function readKlineText(cursor: TextCursor): Pushed<"K"> | undefined {
  const members = readMembers(cursor, PLACES);
  if (members === undefined) return undefined;
  const { code, figures } = members;
  const [open, high, low, close, volume, seconds, kt] = figures;
  const period = kt === undefined ? undefined : periodOfKt(kt);
  const time = plainSeconds(seconds);
  if (period === undefined || time === undefined) return undefined;
  const value = {
    time,
    open: plainPrice(open),
    high: plainPrice(high),
    low: plainPrice(low),
    close: plainPrice(close),
    volume: plainFigure(volume),
  };
  return { subject: { topic: "K", code, interval: period.interval }, value, unread: undefined };
}
