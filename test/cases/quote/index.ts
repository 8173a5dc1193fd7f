import { IN_CURRENCIES } from "./currencies";
import { EVERY_FIELD } from "./everyField";
import { ROWS } from "./rows";
import { SESSIONS } from "./sessions";

export const QUOTE = [...EVERY_FIELD, ...ROWS, ...SESSIONS, ...IN_CURRENCIES];
