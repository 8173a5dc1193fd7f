/** What everybody calls an instrument. */
export interface KnownName {
  readonly zh: string;
  readonly en: string;
  /** Other words under which people look for it. */
  readonly also: string;
  /** From 1, the best known of its table, to 0. */
  readonly fame: number;
}

/** Reads a row of a table: `中文|English`, and perhaps `|other words`. */
export function readName(text: string, fame: number): KnownName {
  const [zh = "", en = "", also = ""] = text.split("|");
  return { zh, en, also, fame };
}
