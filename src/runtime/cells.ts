import { Exit } from "../host/exit";
import { Outlet } from "../flow/outlet";
import { QosError } from "../qos/errors";
import { liveInMemory } from "../quotes/live/inMemory";
import { LiveDesk } from "../quotes/live/liveDesk";
import { LiveQuestions } from "../quotes/live/liveQuestions";
import { presentValue } from "../quotes/live/presentValues";
import { Streams } from "../quotes/streams";
import type { Basics } from "./basics";
import { Failures } from "./failures";
import { Pace } from "./pace";
import type { Sources } from "./sources";
import { Words } from "./words";

/** What lies between values and cells. */
export interface Cells {
  readonly exit: Exit;
  readonly outlet: Outlet;
  readonly streams: Streams;
  readonly liveDesk: LiveDesk;
  readonly live: LiveQuestions;
  /** The live formulas over what is known already. */
  readonly preview: LiveQuestions;
  readonly words: Words;
  readonly failures: Failures;
  readonly pace: Pace;
}

export function buildCells(basics: Basics, { desks, feed, sharing }: Sources): Cells {
  const { ports, settings, keys, problems, look, signals } = basics;
  const { clock } = ports;
  const outlet = new Outlet(clock, ports.limitsMessages);
  const streams = new Streams({
    clock,
    interval: () => settings.current.frame,
    isHeld: (shown) => outlet.take(shown, true) > 0,
    onError: () => problems.note(new QosError("internal")),
  });
  const liveDesk = new LiveDesk({
    clock,
    feed,
    streams,
    first: (subject) => sharing.first(subject, () => presentValue(desks, subject)),
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
  const exit = new Exit({
    words: () => words.current,
    formats: ports.formatsNumbers,
    secrets: () => keys.secrets,
    fault: new QosError("internal"),
    tooLarge: (rows, most) => new QosError("tooLarge", { rows, most }),
  });
  return {
    exit,
    outlet,
    streams,
    liveDesk,
    live: new LiveQuestions({ clock, desk: liveDesk, ...look, kindsOf: (code) => desks.sessions.kindsOf(code) }),
    preview: liveInMemory({ clock, store: feed.store, sessions: desks.sessions, headerLanguage: look.headerLanguage }),
    words,
    failures: new Failures(problems, words),
    pace: new Pace(settings),
  };
}
