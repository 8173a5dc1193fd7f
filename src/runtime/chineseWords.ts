import type { Clock } from "../kernel/clock";
import { Lazy } from "../kernel/lazy";
import { SECOND } from "../kernel/time";
import { within } from "../kernel/within";
import type { ErrorWords } from "../qos/errors";

/** Errors are told in English where the Chinese words are not there within this time (milliseconds). */
const LOADING = 3 * SECOND;

const WORDS = new Lazy(() => import("../qos/errors.zh"));

/**
 * Has `learn` take the Chinese words of errors as soon as they are there. Settles when they are, or when nobody should
 * wait for them any longer; never rejects. Words that could not be loaded are asked for again at the next call.
 */
export async function chineseWords(
  clock: Clock,
  learn: (words: ErrorWords) => void,
  load = () => WORDS.get(clock),
): Promise<void> {
  const learned = load().then(({ chineseErrors }) => learn(chineseErrors));
  await within(clock, LOADING, learned).catch(() => undefined);
}
