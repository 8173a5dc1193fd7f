import { AROUND } from "./around";
import { LIVE_CURRENCIES } from "./currencies";
import { BOOK_AND_TAPE } from "./orderBookAndTape";
import { LIVE_SESSIONS } from "./sessions";
import { SNAPSHOT_FIELDS } from "./snapshotFields";

export const LIVE = [...SNAPSHOT_FIELDS, ...BOOK_AND_TAPE, ...AROUND, ...LIVE_SESSIONS, ...LIVE_CURRENCIES];
