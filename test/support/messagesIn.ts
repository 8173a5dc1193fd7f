/** The messages of whole, unmasked frames of at most 65,535 bytes each, given as a text of one byte a character. */
export function messagesIn(frames: string): unknown[] {
  const found: unknown[] = [];
  for (let at = 0; at < frames.length;) {
    const short = frames.charCodeAt(at + 1);
    const head = short < 126 ? 2 : 4;
    const length = short < 126 ? short : frames.charCodeAt(at + 2) * 256 + frames.charCodeAt(at + 3);
    found.push(JSON.parse(Buffer.from(frames.slice(at + head, at + head + length), "latin1").toString("utf8")));
    at += head + length;
  }
  return found;
}
