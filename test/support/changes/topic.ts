import { all, before, type Change } from "./change";

const TOPIC = `import { decodeTrade, type Trade } from "../trade";
import { Notes } from "../unread";
import type { Topic } from "./topic";

/** Topic B: trades between brokers. */
export const brokerTopic: Topic<Trade> = {
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
    "src/qos/topics/topic.ts": all(
      before('"S" | "T" | "D" | "K";\n\n', '"B" | '),
      before('"S" | "T" | "D" | "K";\n  readonly unsubscribe', '"B" | '),
      before('"SC" | "TC"', '"BC" | '),
    ),
    "src/qos/topics/index.ts": all(
      before("import { depthTopic }", 'import { brokerTopic } from "./broker";\n'),
      before("  readonly S: Snapshot;", "  readonly B: Trade;\n"),
      before("  S: snapshotTopic,", "  B: brokerTopic,\n"),
    ),
    "src/qos/wire.ts": before('"H" | "S" | "SC"', '"B" | "BC" | '),
    "src/quotes/live/presentValues.ts": before('    case "T":', '    case "B":\n'),
  },
};
