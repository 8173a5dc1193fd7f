import { decodeSnapshot, type Snapshot } from "../snapshot";
import type { Topic } from "./topic";

/** Topic S (§5.2): a snapshot at each change, without blocks of extended hours. */
export const snapshotTopic: Topic<Snapshot> = {
  letter: "S",
  subscribe: "S",
  unsubscribe: "SC",
  decode(push) {
    const value = decodeSnapshot(push, "push");
    return { subject: { topic: "S", code: value.code }, value };
  },
};
