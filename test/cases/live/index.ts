import { AROUND } from "./around";
import { BOOK_AND_TAPE } from "./bookAndTape";
import { SNAPSHOT_FIELDS } from "./snapshotFields";

export const LIVE = [...SNAPSHOT_FIELDS, ...BOOK_AND_TAPE, ...AROUND];
