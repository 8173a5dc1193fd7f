/** What is known of a day: whether it is one of trading, or where what is known ends before it comes to that day. */
export type DayAnswer = "trading" | "closed" | Beyond;

/** `earlier`: the day lies before all that is known. `later`: it is today or lies ahead, and nothing tells of it. */
export type Beyond = "earlier" | "later";

/** The day that was looked for, or the first one on the way to it of which nothing is known. */
export type DayFound = { readonly day: number } | { readonly beyond: Beyond; readonly at: number };

/**
 * From `date` to the trading day so many away: first back to that day itself or the last one before it, then on by
 * `offset`, back where it is below zero. Days are counted from 1970-01-01.
 */
export function walkDays(answerOf: (day: number) => DayAnswer, date: number, offset: number): DayFound {
  let found = nextTrading(answerOf, date, -1);
  for (let left = Math.abs(offset); left > 0 && "day" in found; left -= 1)
    found = nextTrading(answerOf, found.day + Math.sign(offset), Math.sign(offset));
  return found;
}

/** `day` itself or the next trading day in a direction. */
function nextTrading(answerOf: (day: number) => DayAnswer, from: number, step: number): DayFound {
  for (let day = from; ; day += step) {
    const answer = answerOf(day);
    if (answer === "trading") return { day };
    if (answer !== "closed") return { beyond: answer, at: day };
  }
}
