import { plainFigure, plainPrice, plainSeconds } from "../plain";
import type { Pushed } from "../topics/topic";
import { sideOf } from "../trade";
import { placesOf, readMembers } from "./members";
import type { TextCursor } from "./textCursor";

const PLACES = placesOf(["p", "v", "ts", "d"]);

export function readTradeText(cursor: TextCursor): Pushed<"T"> | undefined {
  const members = readMembers(cursor, PLACES);
  if (members === undefined) return undefined;
  const { code, figures } = members;
  const [price, volume, time, direction] = figures;
  const value = {
    code,
    price: plainPrice(price),
    volume: plainFigure(volume),
    time: plainSeconds(time),
    side: sideOf(plainFigure(direction)),
  };
  return { subject: { topic: "T", code }, value, unread: undefined };
}
