import { EVERY_FIELD } from "./everyField";
import { ROWS } from "./rows";

export const QUOTE = [...EVERY_FIELD, ...ROWS];
