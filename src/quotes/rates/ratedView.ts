import type { Shown } from "../streams";
import type { LiveView, Look, Seen } from "../live/liveSource";
import type { RateQuery } from "./rateQuery";

/** Tells what is known of a rate. */
export type LookAtRate = (query: RateQuery) => Seen<number>;

/** A live view that shows rates beside what it watches; it moves with each of their instruments, in one frame. */
export interface RatedView extends Omit<LiveView, "render"> {
  readonly rates: readonly RateQuery[];
  readonly render: (look: Look, rate: LookAtRate) => Shown | undefined;
}
