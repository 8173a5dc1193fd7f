import { plainFigures, SNAPSHOT_FIELDS } from "../fields";
import { plainFigure } from "../plain";
import { sessionOfTt, snapshotOf } from "../snapshot";
import type { Pushed } from "../topics/topic";
import { placesOf, readMembers } from "./members";
import type { TextCursor } from "./textCursor";

const PLACES = placesOf([...SNAPSHOT_FIELDS.map(({ wire }) => wire), "tt"]);
const SESSION = SNAPSHOT_FIELDS.length;

export function readSnapshotText(cursor: TextCursor): Pushed<"S"> | undefined {
  const members = readMembers(cursor, PLACES);
  if (members === undefined) return undefined;
  const { code, figures } = members;
  const value = snapshotOf(code, plainFigures(figures), sessionOfTt(plainFigure(figures[SESSION])));
  return { subject: { topic: "S", code }, value, unread: undefined };
}
