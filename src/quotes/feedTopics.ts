import type { EpochSeconds } from "../kernel/time";
import type { FeedTopic } from "../feed/liveFeed";
import type { Bar } from "../qos/bar";
import type { Depth } from "../qos/depth";
import type { SnapshotFigures } from "../qos/fields";
import type { Snapshot } from "../qos/snapshot";
import { depthTopic } from "../qos/topics/depth";
import { klineTopic } from "../qos/topics/kline";
import { snapshotTopic } from "../qos/topics/snapshot";
import type { TopicLetter } from "../qos/topics/topic";
import { tradeTopic } from "../qos/topics/trade";
import type { Trade } from "../qos/trade";
import { applyTrade, mergeBars } from "./live/barSeries";
import { mergeTape } from "./live/tape";

/**
 * The newer of two snapshots, with blocks of extended hours kept where the newcomer, a push, has none. One with an
 * earlier time of data came too late and is dropped. Times are whole seconds: within one the volume of the day, which
 * only grows, tells an answer that was overtaken by a push; equal volumes go by their order of coming. A push that
 * says that it is of extended hours (`tt`) changes its own block: a pre-market price is no price of the regular day.
 */
export function mergeSnapshots(known: Snapshot | undefined, newcomer: Snapshot): Snapshot | undefined {
  const { session, code } = newcomer;
  if (session === "pre" || session === "post" || session === "night") {
    if (isEarlier(newcomer.regular, known?.[session])) return undefined;
    return { code, regular: known?.regular ?? NO_FIGURES, ...blocksOf(known), session, [session]: newcomer.regular };
  }
  if (isEarlier(newcomer.regular, known?.regular)) return undefined;
  return { ...newcomer, ...blocksOf(known), ...blocksOf(newcomer) };
}

function isEarlier(newcomer: SnapshotFigures, known: SnapshotFigures | undefined): boolean {
  if (isLate(newcomer.time, known?.time)) return true;
  if (newcomer.time === undefined || newcomer.time !== known?.time) return false;
  return newcomer.volume !== undefined && known.volume !== undefined && newcomer.volume < known.volume;
}

/**
 * Messages overtake each other by seconds. A time of data far behind the known one is no late message: the known one
 * came from a clock that was wrong, and holding on to it would leave the cell standing until time has caught up.
 */
const LONGEST_DELAY = 600;

function isLate(newcomer: EpochSeconds | undefined, known: EpochSeconds | undefined): boolean {
  if (newcomer === undefined || known === undefined) return false;
  return newcomer < known && known - newcomer <= LONGEST_DELAY;
}

function blocksOf(snapshot: Snapshot | undefined): Pick<Snapshot, "pre" | "post" | "night"> {
  const { pre, post, night } = snapshot ?? {};
  return {
    ...(pre === undefined ? {} : { pre }),
    ...(post === undefined ? {} : { post }),
    ...(night === undefined ? {} : { night }),
  };
}

const NO_FIGURES: SnapshotFigures = {
  last: undefined,
  prevclose: undefined,
  open: undefined,
  high: undefined,
  low: undefined,
  volume: undefined,
  turnover: undefined,
  time: undefined,
  suspended: undefined,
};

/** The newer of two books. Within one second a push tells more than an answer, which it may have overtaken. */
export function mergeDepths(known: Depth | undefined, newcomer: Depth, overPush = false): Depth | undefined {
  if (isLate(newcomer.time, known?.time)) return undefined;
  const sameSecond = newcomer.time !== undefined && newcomer.time === known?.time;
  return overPush && sameSecond ? undefined : newcomer;
}

/** Every topic that the live side knows. A new topic is one row here. */
export const FEED_TOPICS: ReadonlyMap<TopicLetter, FeedTopic> = new Map<TopicLetter, FeedTopic>([
  [
    "S",
    {
      topic: snapshotTopic,
      merge: (known, newcomer) => mergeSnapshots(known as Snapshot | undefined, newcomer as Snapshot),
      adopt: (known, newcomer) => mergeSnapshots(known as Snapshot | undefined, newcomer as Snapshot),
    },
  ],
  [
    "D",
    {
      topic: depthTopic,
      merge: (known, newcomer, overPush) => mergeDepths(known as Depth | undefined, newcomer as Depth, overPush),
    },
  ],
  [
    "T",
    {
      topic: tradeTopic,
      merge: (known, newcomer) =>
        mergeTape(known as readonly Trade[] | undefined, newcomer as Trade | readonly Trade[]),
    },
  ],
  [
    "K",
    {
      topic: klineTopic,
      merge: (known, newcomer) => mergeBars(known as readonly Bar[] | undefined, newcomer as Bar | readonly Bar[]),
      closes: (known, pushed) => (pushed as Bar).time > ((known as readonly Bar[]).at(-1)?.time ?? Infinity),
      substitute: {
        topic: "T",
        apply: (known, pushed, { code, interval }) =>
          known === undefined || interval === undefined
            ? undefined
            : applyTrade(known as readonly Bar[], pushed as Trade, code, interval),
      },
    },
  ],
]);
