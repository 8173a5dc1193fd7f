import { decodeTrade, type Trade } from "../trade";
import type { Topic } from "./topic";

/** Topic T (§5.3): every trade. */
export const tradeTopic: Topic<Trade> = {
  letter: "T",
  subscribe: "T",
  unsubscribe: "TC",
  decode(push) {
    const value = decodeTrade(push, "push");
    return { subject: { topic: "T", code: value.code }, value };
  },
};
