import { sameShown, type Shown } from "./shown";

/** What all formulas of one question show. */
export interface Picture {
  formulas: number;
  /** When it was made last. */
  moment: number;
  made: Shown | undefined;
  /** What the first of them showed before, and what is news to those that showed just that. */
  before: Shown | undefined;
  news: Shown | undefined;
}

/** Formulas of the same question show the same at any moment: it is made once for all of them. */
export class Pictures {
  readonly #byQuestion = new Map<string, Picture>();
  #moment = 0;

  /** The picture of a question, until its formulas have left it. */
  join(question: string): Picture {
    let picture = this.#byQuestion.get(question);
    if (picture === undefined) {
      picture = { formulas: 0, moment: -1, made: undefined, before: undefined, news: undefined };
      this.#byQuestion.set(question, picture);
    }
    picture.formulas += 1;
    return picture;
  }

  leave(question: string): void {
    const picture = this.#byQuestion.get(question);
    if (picture === undefined) return;
    picture.formulas -= 1;
    if (picture.formulas === 0) this.#byQuestion.delete(question);
  }

  /** Time has gone on: what is looked at now is made anew. */
  pass(): void {
    this.#moment += 1;
  }

  /** What a formula that shows `shown` is to show now; undefined: nothing, or what it shows. */
  newsOf(picture: Picture, shown: Shown | undefined, render: () => Shown | undefined): Shown | undefined {
    if (picture.moment === this.#moment) return picture.before === shown ? picture.news : newsFor(shown, picture.made);
    const made = render();
    picture.moment = this.#moment;
    picture.made = made;
    picture.before = shown;
    picture.news = newsFor(shown, made);
    return picture.news;
  }
}

/** `next`, unless it is what is shown. */
export function newsFor(shown: Shown | undefined, next: Shown | undefined): Shown | undefined {
  return next === undefined || sameShown(shown, next) ? undefined : next;
}
