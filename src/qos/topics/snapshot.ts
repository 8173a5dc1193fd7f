import { decodeSnapshot } from "../snapshot";
import { Notes } from "../unread";
import type { Topic } from "./topic";

/** Topic S (§5.2): a snapshot at each change, without blocks of extended hours. */
export const snapshotTopic: Topic<"S"> = {
  letter: "S",
  subscribe: "S",
  unsubscribe: "SC",
  decode(push) {
    const notes = new Notes();
    const value = decodeSnapshot(push, "push", notes);
    return { subject: { topic: "S", code: value.code }, value, unread: notes.unread };
  },
};
