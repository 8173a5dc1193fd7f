import type { Clock } from "../../kernel/clock";
import type { LiveStore } from "../../feed/liveStore";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { Locale } from "../../qos/errors";
import type { Subject, TopicLetter, TopicStates } from "../../qos/topics/topic";
import type { SessionSource } from "../sessions/sessionSource";
import type { Shown } from "../streams";
import type { LiveView, Look, Seen } from "./liveSource";
import { LiveQuestions } from "./liveQuestions";

export interface InMemoryOptions {
  readonly clock: Clock;
  readonly store: LiveStore;
  readonly sessions: SessionSource;
  readonly headerLanguage: () => Locale;
  readonly codeColumn: () => boolean;
}

/** The live formulas over what is known already: each shows once, or nothing; nothing is asked and nothing subscribed. */
export function liveInMemory({ clock, store, sessions, headerLanguage, codeColumn }: InMemoryOptions): LiveQuestions {
  const inMemory: { readonly [Letter in TopicLetter]: (code: InstrumentCode) => TopicStates[Letter] | undefined } = {
    S(code) {
      const kept = sessions.peek(code);
      return kept?.ok === true ? kept.value.quotes : undefined;
    },
    T: () => undefined,
    D: () => undefined,
    K: () => undefined,
  };
  const look: Look = <Letter extends TopicLetter>(subject: Subject<Letter>): Seen<TopicStates[Letter]> => {
    const value = store.get(subject)?.value ?? inMemory[subject.topic](subject.code);
    return value === undefined ? { known: "nothing" } : { known: "value", value };
  };
  const watch = ({ render }: LiveView, show: (shown: Shown) => void): (() => void) => {
    const shown = render(look);
    if (shown !== undefined) show(shown);
    return () => undefined;
  };
  return new LiveQuestions({
    clock,
    source: { watch },
    // The instruments of a rate are found by questions.
    watchRated: () => () => undefined,
    zone: () => ({ kind: "exchange" }),
    headerLanguage,
    codeColumn,
    kindsOf: (code) => sessions.kindsOf(code),
  });
}
