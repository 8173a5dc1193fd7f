import type { Clock } from "../kernel/clock";
import type { QosError } from "../qos/errors";
import type { SocketClient } from "../qos/socketClient";
import type { Subject, TopicLetter, TopicStates } from "../qos/topics/topic";
import type { Connection } from "./connection";
import type { FeedTopics } from "./feedTopic";
import type { Precedence } from "./visible/precedence";
import type { Latest } from "./latestStore";
import type { Pacer } from "./pacer";
import type { PollingShare } from "./pollingShare";
import type { AggregationRules } from "./barAggregations";

export interface LiveFeedOptions {
  readonly clock: Clock;
  readonly socket: SocketClient;
  readonly connection: Connection;
  /** The pace of commands on the socket. */
  readonly pacer: Pacer;
  readonly precedence: Precedence;
  readonly topics: FeedTopics;
  readonly aggregation: AggregationRules;
  /** Products that may be subscribed at once in the plan in force (§4.1.3, `ws`). */
  readonly products: () => number;
  /** What refreshing by requests may use, by topic. */
  readonly polling: ReadonlyMap<TopicLetter, PollingShare>;
  /** The present value of a subject by request, never from memory. */
  readonly present: <Letter extends TopicLetter>(subject: Subject<Letter>) => Promise<TopicStates[Letter]>;
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
  readonly delivery: "pushed" | "polled";
  readonly latest: Latest<TopicStates[TopicLetter]> | undefined;
}
