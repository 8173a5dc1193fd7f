import { OutputThrottle } from "../../src/flow/outputThrottle";
import { Streams, type Shown } from "../../src/quotes/streams";
import { TestClock } from "./testClock";

export interface StreamsBench {
  readonly clock: TestClock;
  readonly streams: Streams;
  readonly faults: unknown[];
  frame: number | "paused";
  /** A stream over `key` that shows what `value` says. */
  cell(key: string, value: () => Shown | undefined, more?: { ticking?: () => boolean; always?: boolean }): StreamedCell;
}

export interface StreamedCell {
  readonly shown: { readonly value: Shown; readonly at: number }[];
  readonly stop: () => void;
}

/** Live formulas by what they show, at a frame of half a second, for an Excel that limits its messages. */
export function streamsBench(): StreamsBench {
  const clock = new TestClock();
  const faults: unknown[] = [];
  const outputThrottle = new OutputThrottle(clock, () => true);
  const made: StreamsBench = {
    clock,
    faults,
    frame: 500,
    streams: new Streams({
      clock,
      interval: () => made.frame,
      isHeld: (shown) => outputThrottle.take(shown, true) > 0,
      onError: (thrown) => faults.push(thrown),
    }),
    cell(key, render, more = {}) {
      const shown: StreamedCell["shown"] = [];
      const show = (value: Shown): void => void shown.push({ value, at: clock.now() });
      return { shown, stop: made.streams.add({ keys: [key], render, show, ...more }) };
    },
  };
  return made;
}

export const values = ({ shown }: StreamedCell): Shown[] => shown.map(({ value }) => value);
