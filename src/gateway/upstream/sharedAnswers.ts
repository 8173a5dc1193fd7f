import { TtlCache } from "../../flow/ttlCache";
import type { Clock } from "../../kernel/clock";
import type { Answer } from "../door/service";
import { isSuccess } from "./http";

/** Answers that are kept, and the longest text that is. */
const MOST_KEPT = 2_000;
const LONGEST_KEPT = 256 * 1024;

/** Equal questions that are under way are one, and a good answer serves those who ask the same a moment later. */
export class SharedAnswers {
  readonly #underWay = new Map<string, Promise<Answer>>();
  readonly #cache: TtlCache<string, Answer>;
  readonly #ttl: number;
  shared = 0;

  /** `ttl`: milliseconds. */
  constructor(clock: Clock, ttl: number) {
    this.#cache = new TtlCache({ clock, capacity: MOST_KEPT });
    this.#ttl = ttl;
  }

  query(question: string, query: () => Promise<Answer>): Promise<Answer> {
    const known = this.#cache.get(question);
    const running = known === undefined ? this.#underWay.get(question) : Promise.resolve(known);
    if (running !== undefined) {
      this.shared += 1;
      return running;
    }
    const answer = query().finally(() => this.#underWay.delete(question));
    this.#underWay.set(question, answer);
    answer.then(
      (got) => {
        if (isSuccess(got) && got.text.length <= LONGEST_KEPT) this.#cache.set(question, got, this.#ttl);
      },
      () => undefined,
    );
    return answer;
  }
}
