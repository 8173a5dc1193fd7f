import { all, before, type Change } from "./change";

const TOPIC = `import { decodeTrade } from "../trade";
import { Notes } from "../unread";
import type { Topic } from "./topic";

/** Topic B: trades between brokers. */
export const brokerTopic: Topic<"B"> = {
  letter: "B",
  subscribe: "B",
  unsubscribe: "BC",
  decode(push) {
    const notes = new Notes();
    const value = decodeTrade(push, "push", notes);
    return { subject: { topic: "B", code: value.code }, value, unread: notes.unread };
  },
};
`;

/** A topic that the server pushes. */
export const A_TOPIC: Change = {
  row: "a push topic",
  edits: {
    "src/qos/topics/broker.ts": () => TOPIC,
    "src/qos/topics/values.ts": all(
      before("  readonly S: Snapshot;", "  readonly B: Trade;\n"),
      before("  readonly S: SessionQuotes;", "  readonly B: readonly Print[];\n"),
    ),
    "src/qos/topics/index.ts": all(
      before("import { depthTopic }", 'import { brokerTopic } from "./broker";\n'),
      before("  S: snapshotTopic,", "  B: brokerTopic,\n"),
    ),
    "src/qos/wire.ts": before('"H" | "S" | "SC"', '"B" | "BC" | '),
    "src/quotes/feedTopics.ts": before(
      "    T: {\n      push: mergeTape",
      "    B: { push: mergeTape, answer: mergeTape },\n",
    ),
    "src/quotes/live/presentValues.ts": before(
      "  T: ({ trades }",
      "  B: ({ trades }, { code }, how) => trades[METHOD[how]]({ code, count: MOST_TRADES }),\n",
    ),
    "src/feed/liveFeed.ts": before("      T: () => topics.T.answer,", "      B: () => topics.B.answer,\n"),
    "src/feed/liveStore.ts": before("      T: new LatestStore(", "      B: new LatestStore(clock, changes),\n"),
    "src/feed/sharing/toldStates.ts": before("    T: new Map(),", "    B: new Map(),\n"),
    "src/feed/sharing/news.ts": all(
      before("  readonly T: ListNews<Print>;", "  readonly B: ListNews<Print>;\n"),
      before("  T: byChange(", "  B: byChange(own(isKeptPrint)),\n"),
    ),
    "src/quotes/live/inMemory.ts": before("    T: () => undefined,", "    B: () => undefined,\n"),
  },
};
