import type { Trade } from "../../qos/trade";

/** Trades kept of an instrument. */
export const LONGEST_TAPE = 500;

/**
 * The newest trades of an instrument, newest first. A pushed trade goes on top; one that is older than the newest, or
 * the same message once more, is dropped. A requested list fills what is missing: trades carry no number, so those of
 * the newest second are compared by what they say, as often as each occurs.
 */
export function mergeTape(
  known: readonly Trade[] | undefined,
  newcomer: Trade | readonly Trade[],
): readonly Trade[] | undefined {
  const tape = known ?? [];
  if (isList(newcomer)) return tape.length === 0 ? newcomer.slice(0, LONGEST_TAPE) : fillGap(tape, newcomer);
  const [newest] = tape;
  if (newest !== undefined && (timeOf(newcomer) < timeOf(newest) || isSame(newest, newcomer))) return undefined;
  return [newcomer, ...tape.slice(0, LONGEST_TAPE - 1)];
}

function fillGap(tape: readonly Trade[], list: readonly Trade[]): readonly Trade[] | undefined {
  const newest = tape[0] === undefined ? 0 : timeOf(tape[0]);
  const known = new Map<string, number>();
  for (const trade of tape) {
    if (timeOf(trade) < newest) break;
    known.set(wordOf(trade), (known.get(wordOf(trade)) ?? 0) + 1);
  }
  const missing = list.filter((trade) => {
    if (timeOf(trade) !== newest) return timeOf(trade) > newest;
    const left = known.get(wordOf(trade)) ?? 0;
    known.set(wordOf(trade), left - 1);
    return left <= 0;
  });
  return missing.length === 0 ? tape : [...missing, ...tape].slice(0, LONGEST_TAPE);
}

function isList(newcomer: Trade | readonly Trade[]): newcomer is readonly Trade[] {
  return Array.isArray(newcomer);
}

function isSame(left: Trade, right: Trade): boolean {
  return wordOf(left) === wordOf(right);
}

function wordOf({ time, price, volume, side }: Trade): string {
  return `${time} ${price} ${volume} ${side}`;
}

function timeOf({ time }: Trade): number {
  return time ?? 0;
}
