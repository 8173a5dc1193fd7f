import { readFileSync } from "node:fs";
import type { RecordLine } from "./recorder";

/** A recording, ready to be asked. */
export class Recording {
  /** In the order of time. */
  readonly pushes: readonly RecordLine[];
  readonly #answers = new Map<string, string[]>();

  constructor(lines: readonly RecordLine[]) {
    this.pushes = lines.filter(({ kind }) => kind === "push");
    for (const { kind, name, query, text } of lines) {
      if (kind === "push") continue;
      const question = questionOf(kind, name, query);
      this.#answers.set(question, [...(this.#answers.get(question) ?? []), text]);
    }
  }

  /** Throws with the number of the line that is no record. */
  static read(path: string): Recording {
    const lines = readFileSync(path, "utf8").split("\n");
    return new Recording(
      lines.flatMap((text, index) => {
        if (text.trim() === "") return [];
        try {
          return [JSON.parse(text) as RecordLine];
        } catch {
          throw new Error(`${path}: line ${index + 1} is not JSON`);
        }
      }),
    );
  }

  /** The answers to a question come in the order in which they were given, the last one for ever. */
  answer(kind: "rest" | "command", name: string, query: unknown): string | undefined {
    const texts = this.#answers.get(questionOf(kind, name, query));
    return texts !== undefined && texts.length > 1 ? texts.shift() : texts?.[0];
  }
}

/** `reqid` differs from one session to the next and does not count. */
function questionOf(kind: string, name: string, query: unknown): string {
  const body = typeof query === "object" && query !== null ? { ...query, reqid: undefined } : query;
  return `${kind} ${name} ${JSON.stringify(body)}`;
}
