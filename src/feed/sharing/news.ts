import type { InstrumentCode } from "../../market/instrumentCode";
import { isKeptBar, type Bar } from "../../qos/bar";
import { isKeptDepth, type Depth } from "../../qos/depth";
import { isKeptQuotes, type SessionQuotes } from "../../qos/sessionQuotes";
import { isKeptPrint, type Print } from "../../qos/trade";
import type { TopicLetter, TopicStates } from "../../qos/topics/topic";
import { known, list, number, object } from "./checks";
import { applySplice, spliceOf, type Splice } from "./splice";

/** A value as it is told to other workbooks. */
interface Whole<State> {
  readonly whole: State;
}

/** A list is told as the change where all have it already. */
type ListNews<Member> = Whole<readonly Member[]> | { readonly splice: Splice<Member> };

/** What is told of the subjects of each topic. */
export interface TopicNews {
  readonly S: Whole<SessionQuotes>;
  readonly T: ListNews<Print>;
  readonly D: Whole<Depth>;
  readonly K: ListNews<Bar>;
}

/** How the values of one topic travel between workbooks. */
interface Teller<State, News> {
  /** What to tell those who have `before`. */
  readonly tell: (before: State | undefined, now: State) => News;
  /** What one who has `before` makes of it; undefined where it does not fit. */
  readonly hear: (before: State | undefined, news: News) => State | undefined;
  /** Reads whatever came over the channel; throws where it is something else, or of another instrument. */
  readonly read: (raw: unknown, code: InstrumentCode) => News;
}

/** Every topic by its letter. */
export const TELLERS: { readonly [Letter in TopicLetter]: Teller<TopicStates[Letter], TopicNews[Letter]> } = {
  S: inWhole(own(isKeptQuotes)),
  T: byChange(own(isKeptPrint)),
  D: inWhole(own(isKeptDepth)),
  K: byChange(known(isKeptBar)),
};

type Read<Value> = (raw: unknown, code: InstrumentCode) => Value;

/** Reads what says itself of which instrument it is. */
function own<Value extends { readonly code: InstrumentCode }>(is: (raw: unknown) => raw is Value): Read<Value> {
  const read = known(is);
  return (raw, code) => {
    const value = read(raw);
    if (value.code !== code) throw new TypeError("of another instrument");
    return value;
  };
}

function inWhole<State>(read: Read<State>): Teller<State, Whole<State>> {
  return {
    tell: (_before, now) => ({ whole: now }),
    hear: (_before, { whole }) => whole,
    read: (raw, code) => ({ whole: read(object(raw)["whole"], code) }),
  };
}

function byChange<Member>(read: Read<Member>): Teller<readonly Member[], ListNews<Member>> {
  return {
    tell(before, now) {
      const splice = before === undefined ? undefined : spliceOf(before, now);
      return splice === undefined ? { whole: now } : { splice };
    },
    hear: (before, news) => ("whole" in news ? news.whole : applySplice(before ?? [], news.splice)),
    read(raw, code) {
      const member = (one: unknown): Member => read(one, code);
      const { whole, splice } = object(raw);
      if (splice === undefined) return { whole: list(whole, member) };
      const { head, from, kept, tail } = object(splice);
      return { splice: { head: list(head, member), from: number(from), kept: number(kept), tail: list(tail, member) } };
    },
  };
}
