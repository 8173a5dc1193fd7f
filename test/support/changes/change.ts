/** A change that somebody may come to make, as edits of files: from the root, each with its new text. */
export interface Change {
  /** The row of the table in src/README.md that tells where it lands. */
  readonly row: string;
  /** What becomes of each file; one that does not exist is an empty text. */
  readonly edits: Readonly<Record<string, (text: string) => string>>;
}

/** Puts a text before the only place that holds `mark`. */
export function before(mark: string, added: string): (text: string) => string {
  return (text) => text.replace(onlyIn(text, mark), () => `${added}${mark}`);
}

/** Puts a text after the only place that holds `mark`. */
export function after(mark: string, added: string): (text: string) => string {
  return (text) => text.replace(onlyIn(text, mark), () => `${mark}${added}`);
}

function onlyIn(text: string, mark: string): string {
  if (text.split(mark).length !== 2) throw new Error(`not once in the file: ${mark}`);
  return mark;
}

/** Several edits of one file, one after the other. */
export function all(...edits: readonly ((text: string) => string)[]): (text: string) => string {
  return (text) => edits.reduce((made, edit) => edit(made), text);
}
