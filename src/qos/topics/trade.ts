import { decodeTrade } from "../trade";
import { Notes } from "../unread";
import type { Topic } from "./topic";

/** Topic T (§5.3): every trade. */
export const tradeTopic: Topic<"T"> = {
  letter: "T",
  subscribe: "T",
  unsubscribe: "TC",
  decode(push) {
    const notes = new Notes();
    const value = decodeTrade(push, "push", notes);
    return { subject: { topic: "T", code: value.code }, value, unread: notes.unread };
  },
};
