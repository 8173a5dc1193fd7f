import { subjectKey, type Subject, type TopicLetter, type TopicStates } from "../../qos/topics/topic";

/** The values that the leader has told and the others have heard, by subject: what is told next may be the change. */
export class ToldStates {
  readonly #topics: { readonly [Letter in TopicLetter]: Map<string, TopicStates[Letter]> } = {
    S: new Map(),
    T: new Map(),
    D: new Map(),
    K: new Map(),
  };

  get<Letter extends TopicLetter>(subject: Subject<Letter>): TopicStates[Letter] | undefined {
    return this.#topics[subject.topic].get(subjectKey(subject));
  }

  set<Letter extends TopicLetter>(subject: Subject<Letter>, state: TopicStates[Letter]): void {
    this.#topics[subject.topic].set(subjectKey(subject), state);
  }

  forget(key: string): void {
    for (const told of Object.values(this.#topics)) told.delete(key);
  }

  /** Forgets those whose key is not wanted any more. */
  keepOnly(isWanted: (key: string) => boolean): void {
    for (const told of Object.values(this.#topics)) for (const key of told.keys()) if (!isWanted(key)) told.delete(key);
  }
}
