import { decodeDepth } from "../depth";
import { Notes } from "../unread";
import type { Topic } from "./topic";

/** Topic D (§5.4): the order book at each change. */
export const depthTopic: Topic<"D"> = {
  letter: "D",
  subscribe: "D",
  unsubscribe: "DC",
  decode(push) {
    const notes = new Notes();
    const value = decodeDepth(push, "push", notes);
    return { subject: { topic: "D", code: value.code }, value, unread: notes.unread };
  },
};
