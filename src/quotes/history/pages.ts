import { epochSeconds, type EpochSeconds } from "../../kernel/time";
import type { Bar } from "../../qos/bar";
import { MOST_BARS } from "../../qos/endpoints/kline";
import type { Interval } from "../../market/periods";
import { QosError } from "../../qos/errors";
import { mostBarsBetween } from "./barLength";
import { inOrder } from "./seriesBlock";

/** Rows that one formula may ask for. */
const MOST_ROWS = 20_000;

/** What the server was seen to do with the end of a question: since 2025-04 most plans ignore it. */
export interface Ends {
  ignored: boolean;
}

export interface WalkOptions {
  readonly interval: Interval;
  /** The walk ends when it has passed this moment. */
  readonly from: EpochSeconds;
  /** The walk begins here. */
  readonly to: EpochSeconds;
  readonly now: EpochSeconds;
  /**
   * Asks for no more bars than can have begun by `now`, although `to` is later. Should the clock be behind, the walk
   * takes more pages, or fails.
   */
  readonly sparing: boolean;
  /** What earlier walks have learned; this one adds to it. */
  readonly ends: Ends;
  /** The `count` bars that end at `end`. */
  readonly page: (end: EpochSeconds, count: number) => Promise<readonly Bar[]>;
  /** Whether the series begins with this bar, asked where the pages cannot say it. */
  readonly begins: (first: EpochSeconds) => Promise<boolean>;
  /** What to fail with when nothing before this bar can be had; undefined: what there is will do. */
  readonly cutShort: (first: EpochSeconds) => QosError | undefined;
  /** Hears before each page which it is, of about how many. */
  readonly onStep: (step: number, steps: number) => void;
}

export interface Walked {
  /** Everything that the pages held, in order and without a hole; may begin before `from` and end after `to`. */
  readonly bars: readonly Bar[];
  /** The series has no bar before these. */
  readonly complete: boolean;
}

/**
 * Walks a series backwards, page by page. The next page ends at the first bar of this one, so that pages share a bar
 * and none is lost whether the server counts the end in or not. A page may be shorter than asked at the server's whim,
 * so only one that brings nothing older is the last.
 *
 * A page with a bar after its end shows that the server ignores ends and gives the latest bars, whatever is asked. Then
 * there is one question left that may help, for all bars from `from` up to now; where it is known beforehand, it is the
 * first. What even that does not reach is no shorter table but a failure, unless the series begins there.
 */
export async function walkBack(options: WalkOptions): Promise<Walked> {
  const { interval, from, to, now, sparing, ends, page, onStep } = options;
  const newest = sparing ? now : Math.max(now, to);
  const fromNow = Math.min(MOST_BARS, mostBarsBetween(from, newest, interval) + 1);
  let bars: readonly Bar[] = [];
  let end = to;
  let longest = 0;
  let size = MOST_BARS;
  for (let step = 1; ; step += 1) {
    const wanted = mostBarsBetween(from, Math.min(end, newest), interval) + 1;
    const count = ends.ignored && end === to ? fromNow : Math.min(MOST_BARS, wanted);
    onStep(step, step - 1 + Math.ceil(wanted / size));
    const fetched = await page(end, count);
    const ignored = fetched.some(({ time }) => time > end);
    const before = bars.length;
    bars = ignored ? joinLatest(bars, fetched) : inOrder([...fetched, ...bars]);
    const first = bars[0]?.time;
    if (ignored) ends.ignored = true;
    // Later bars are known and none of them came: this end was heeded.
    else if (end < to) ends.ignored = false;
    const within = bars.filter(({ time }) => time >= from && time <= to).length;
    if (within > MOST_ROWS) throw new QosError("tooLarge", { rows: `${within}+`, most: MOST_ROWS });
    if (first !== undefined && first <= from) return { bars, complete: false };
    longest = Math.max(longest, count);
    if (ignored && longest < fromNow) end = to;
    else if (first === undefined) return { bars, complete: true };
    else if (ignored || bars.length === before) return await beginning(options, { bars, first, ignored });
    else {
      if (fetched.length < count) size = Math.max(1, fetched.length);
      end = epochSeconds(first);
    }
  }
}

/** The latest bars once more. Without a bar in common nobody knows what lies between, and the newer alone are kept. */
function joinLatest(bars: readonly Bar[], latest: readonly Bar[]): readonly Bar[] {
  const known = new Set<number>(bars.map(({ time }) => time));
  return inOrder(latest.some(({ time }) => known.has(time)) ? [...bars, ...latest] : latest);
}

/**
 * Nothing older came. Where ends are heeded that says that the series begins here, unless there may be as many bars from
 * here to now as many plans give of any series.
 */
async function beginning(
  { interval, now, begins, cutShort }: WalkOptions,
  { bars, first, ignored }: { readonly bars: readonly Bar[]; readonly first: EpochSeconds; readonly ignored: boolean },
): Promise<Walked> {
  const sure = !ignored && mostBarsBetween(first, now, interval) < MOST_BARS;
  if (sure || (await begins(first))) return { bars, complete: true };
  const failure = cutShort(first);
  if (failure !== undefined) throw failure;
  return { bars, complete: false };
}
