import { decodeBar } from "../bar";
import { Notes } from "../unread";
import type { Topic } from "./topic";

/** Topic K (2025-06): the moving bar of one period, named by `kt`. */
export const klineTopic: Topic<"K"> = {
  letter: "K",
  subscribe: "K",
  unsubscribe: "KC",
  decode(push) {
    const notes = new Notes();
    const { code, interval, bar } = decodeBar(push, "push", notes);
    return { subject: { topic: "K", code, interval }, value: bar, unread: notes.unread };
  },
};
