import type { Clock } from "../kernel/clock";
import type { QosError } from "../qos/errors";
import type { SocketClient } from "../qos/socketClient";
import type { Subject, TopicLetter, TopicStates } from "../qos/topics/topic";
import type { FeedTopics } from "./feedTopic";
import type { Latest } from "./latestStore";
import type { PollingRoad } from "./poller";
import type { Substitute } from "./substitutes";

/** Limits of the socket in the plan in force (§4.1.3, `ws`). */
export interface FeedLimits {
  readonly products: number;
  readonly commandsPerMinute: number;
}

export interface LiveFeedOptions {
  readonly clock: Clock;
  readonly socket: SocketClient;
  readonly topics: FeedTopics;
  readonly substitute: Substitute;
  readonly limits: () => FeedLimits;
  /** How what cannot be pushed is refreshed, by topic. */
  readonly polling: ReadonlyMap<TopicLetter, PollingRoad>;
  readonly onProductLimit: (held: number, asked: number) => void;
  /** Something the server said or sent was not as it should be. */
  readonly onProblem: (problem: QosError) => void;
}

/** One subscription as the pane shows it. */
export interface Subscription {
  readonly key: string;
  readonly subject: Subject;
  readonly listeners: number;
  /** `pushed`: subscribed on the socket. `polled`: refreshed by requests in turn. */
  readonly road: "pushed" | "polled";
  readonly latest: Latest<TopicStates[TopicLetter]> | undefined;
}
