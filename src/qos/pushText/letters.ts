/** Letters of which JSON is made, by their codes. */
export const QUOTE = 34;
export const COMMA = 44;
export const POINT = 46;
export const ZERO = 48;
export const NINE = 57;
export const COLON = 58;
export const LIST = 91;
export const BACKSLASH = 92;
export const LIST_END = 93;
export const OBJECT = 123;
export const OBJECT_END = 125;

/** What stands before it may be in no text of JSON. */
export const BLANK = 32;
