import { CellEncoder } from "../host/cellEncoder";
import { OutputThrottle } from "../flow/outputThrottle";
import type { InstrumentCode } from "../market/instrumentCode";
import type { DayKinds } from "../market/tradingCalendar";
import { QosError, type ErrorWords } from "../qos/errors";
import { LiveIndicators } from "../quotes/indicators/liveIndicators";
import { liveInMemory } from "../quotes/live/inMemory";
import { LiveSource } from "../quotes/live/liveSource";
import { LiveQuestions } from "../quotes/live/liveQuestions";
import type { Subject, TopicLetter, TopicStates } from "../qos/topics/topic";
import { presentValue } from "../quotes/live/presentValues";
import { numberKindsOf } from "../quotes/tableKinds";
import { liveRates } from "../quotes/rates/liveRates";
import { MOST_CELLS } from "../quotes/mostCells";
import { Streams } from "../quotes/streams";
import type { Basics } from "./basics";
import { Failures } from "./failures";
import { Pace } from "./pace";
import type { Sources } from "./sources";
import { Words } from "./words";

/** What lies between values and cells. */
export interface Cells {
  readonly cellEncoder: CellEncoder;
  readonly outputThrottle: OutputThrottle;
  readonly streams: Streams;
  readonly liveSource: LiveSource;
  readonly live: LiveQuestions;
  readonly liveIndicators: LiveIndicators;
  /** The live formulas over what is known already. */
  readonly preview: LiveQuestions;
  readonly words: Words;
  readonly failures: Failures;
  readonly pace: Pace;
}

export function buildCells(basics: Basics, { sources, feed, sharing }: Sources): Cells {
  const { ports, settings, problems, look, signals } = basics;
  const { clock } = ports;
  const outputThrottle = new OutputThrottle(clock, ports.limitsMessages);
  const cellEncoder = encoder(basics, () => words.current);
  const streams = new Streams({
    clock,
    interval: () => settings.current.frame,
    isHeld: (shown) => outputThrottle.take(shown, true) > 0,
    ageing: () => settings.current.staleAfter !== undefined,
    onError: () => problems.note(new QosError("internal")),
  });
  const present = <Letter extends TopicLetter>(subject: Subject<Letter>): Promise<TopicStates[Letter]> =>
    presentValue(sources, subject);
  const liveSource = new LiveSource({
    clock,
    feed,
    streams,
    first: (subject) => sharing.first(subject, present),
    staleAfter: () => settings.current.staleAfter,
  });
  const words = new Words({
    clock,
    locale: ports.locale,
    onLearned() {
      streams.repeatAll();
      signals.changes.publish();
    },
  });
  const kindsOf = (code: InstrumentCode): DayKinds => sources.sessions.kindsOf(code);
  const watchRated = liveRates({ clock, source: liveSource, sources, kindsOf, renewals: signals.renewals });
  return {
    cellEncoder,
    outputThrottle,
    streams,
    liveSource,
    live: new LiveQuestions({ clock, source: liveSource, watchRated, ...look, kindsOf }),
    liveIndicators: new LiveIndicators({ clock, source: liveSource, sources, ...look }),
    preview: liveInMemory({
      clock,
      store: feed.store,
      sessions: sources.sessions,
      headerLanguage: look.headerLanguage,
      codeColumn: look.codeColumn,
    }),
    words,
    failures: new Failures(problems, words),
    pace: new Pace(settings),
  };
}

function encoder({ ports, settings, keys }: Basics, words: () => ErrorWords | undefined): CellEncoder {
  return new CellEncoder({
    words,
    formats: ports.formatsNumbers,
    numbers: () => settings.current.numbers === "formatted",
    limitsMessages: ports.limitsMessages,
    kindsOf: numberKindsOf,
    secrets: () => keys.secrets,
    fault: new QosError("internal"),
    mostCells: MOST_CELLS,
    tooLarge: (rows, most) => new QosError("tooLarge", { rows, most }),
  });
}
