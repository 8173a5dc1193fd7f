/** Whether a text holds Chinese. */
export const HAN = /\p{Script=Han}/u;

const ALL_HAN = /^\p{Script=Han}+$/u;
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/** HK symbols are written with zeros in front or without (§3). */
const LONGEST_HK = 5;

/** One way of writing for the same letters: full-width, capital or accented. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase();
}

/**
 * The words under which a text is found. Chinese has no blanks between words, so its characters stand alone and in
 * pairs; a number stands with zeros in front too.
 */
export function indexWords(text: string): string[] {
  return runs(text).flatMap((run) => {
    if (ALL_HAN.test(run)) return [...run, ...pairs(run)];
    return /^[1-9]\d*$/.test(run) && run.length < LONGEST_HK ? [run, ...padded(run)] : [run];
  });
}

/** The words that a person has typed; every one of them has to be found. */
export function queryWords(text: string): string[] {
  return runs(text).flatMap((run) => (ALL_HAN.test(run) && [...run].length > 1 ? pairs(run) : [run]));
}

/** Whether a word may be the beginning of another: not so in Chinese, whose words here are whole already. */
export function mayBegin(word: string): boolean {
  return !ALL_HAN.test(word);
}

/** How many slips of the finger a word may hold, as a share of its letters. A digit more or less is another code. */
export function slips(word: string): number | false {
  return word.length >= 4 && !ALL_HAN.test(word) && !/\d/.test(word) ? 0.25 : false;
}

/** Whether a word may be the beginning of pinyin: one or two letters would be that of half of all names. */
export function isSound(word: string): boolean {
  return /^[a-z][a-z0-9]{2,}$/.test(word);
}

/** As `slips`, in pinyin: initials are too short to be forgiven anything. */
export function slipsOfSound(word: string): number | false {
  return word.length >= 5 && /^[a-z]+$/.test(word) ? 0.2 : false;
}

/** A word with each two neighbours changed over, the commonest slip of a quick hand: `appel` holds `apple`. */
export function swaps(word: string): readonly string[] {
  if (!/^[a-z]{4,12}$/.test(word)) return [];
  return Array.from(
    { length: word.length - 1 },
    (_blank, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ).filter((swapped) => swapped !== word);
}

function runs(text: string): readonly string[] {
  return plain(text).match(RUNS) ?? [];
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
}

function padded(digits: string): string[] {
  return Array.from({ length: LONGEST_HK - digits.length }, (_blank, at) =>
    digits.padStart(digits.length + at + 1, "0"),
  );
}
