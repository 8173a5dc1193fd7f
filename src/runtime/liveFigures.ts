import type { Subscription } from "../feed/liveFeedOptions";
import type { TopicLetter, TopicStates } from "../qos/topics/values";
import type { Side } from "../qos/trade";
import { changepct } from "../quotes/arithmetic";
import { liveViewOf } from "../quotes/sessions/sessionView";
import type { Status } from "./app";

/** What a row of the live list shows, by what it follows. A figure that is not known is undefined. */
export type LiveFigures =
  /** No value has come yet. */
  | { readonly kind: "none" }
  | {
      readonly kind: "price";
      readonly last: number | undefined;
      /** Fraction. */
      readonly changepct: number | undefined;
      /** The day's range. */
      readonly low: number | undefined;
      readonly high: number | undefined;
    }
  | { readonly kind: "book"; readonly bid: number | undefined; readonly ask: number | undefined }
  | { readonly kind: "trade"; readonly price: number | undefined; readonly side: Side }
  | { readonly kind: "bar"; readonly close: number | undefined };

export function liveFigures(
  subscription: Pick<Subscription, "subject" | "latest">,
  { sources }: Pick<Status, "sources">,
): LiveFigures {
  const quotes = valueOf(subscription, "S");
  if (quotes !== undefined) {
    const { last, prevclose, low, high } = liveViewOf(
      quotes,
      sources.sessions.kindsOf(subscription.subject.code),
    ).regular;
    return { kind: "price", last, changepct: changepct(last, prevclose), low, high };
  }
  const book = valueOf(subscription, "D");
  if (book !== undefined) return { kind: "book", bid: book.bids[0]?.price, ask: book.asks[0]?.price };
  const [trade] = valueOf(subscription, "T") ?? [];
  if (trade !== undefined) return { kind: "trade", price: trade.price, side: trade.side };
  const bar = valueOf(subscription, "K")?.at(-1);
  return bar === undefined ? { kind: "none" } : { kind: "bar", close: bar.close };
}

/** The one number that stands for all of them where there is room for one, or a line is drawn: of a book the middle. */
export function priceOf(figures: LiveFigures): number | undefined {
  switch (figures.kind) {
    case "none":
      return undefined;
    case "price":
      return figures.last;
    case "book":
      return figures.bid === undefined || figures.ask === undefined ? undefined : (figures.bid + figures.ask) / 2;
    case "trade":
      return figures.price;
    case "bar":
      return figures.close;
  }
}

function valueOf<Letter extends TopicLetter>(
  { subject, latest }: Pick<Subscription, "subject" | "latest">,
  letter: Letter,
): TopicStates[Letter] | undefined {
  return subject.topic === letter ? (latest?.value as TopicStates[Letter] | undefined) : undefined;
}
