/** Longer texts are made anew each time: what is said by the thousand is short. */
const LONGEST = 100;

/**
 * The same as `make`, which makes the same of the same text whenever it is asked: what it has made is given again. Of more
 * than `most` texts all are forgotten. What throws is not remembered.
 */
export function remembered<Text extends string, Made>(make: (text: Text) => Made, most: number): (text: Text) => Made {
  const made = new Map<Text, Made>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const fresh = make(text);
    if (made.size >= most) made.clear();
    if (text.length <= LONGEST) made.set(text, fresh);
    return fresh;
  };
}
