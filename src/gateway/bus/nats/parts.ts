/** Bytes in one message: half of what a NATS server takes unless told otherwise. */
const MOST = 512 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A text as messages, each `PLACE/NUMBER` and a line feed before its bytes; a short one is a message as it is. */
export function splitParts(text: string): readonly (Uint8Array | string)[] {
  if (text.length < MOST / 4) return [`=${text}`];
  const bytes = encoder.encode(text);
  const number = Math.ceil(bytes.length / MOST);
  return Array.from({ length: number }, (_, place) => {
    const head = encoder.encode(`${place}/${number}\n`);
    const body = bytes.subarray(place * MOST, (place + 1) * MOST);
    const part = new Uint8Array(head.length + body.length);
    part.set(head);
    part.set(body, head.length);
    return part;
  });
}

/** Puts texts together again. Parts come in order; one that does not belong to what came before begins anew. */
export function joinParts(hear: (text: string) => void): (bytes: Uint8Array) => void {
  let kept: Uint8Array[] = [];
  return (bytes) => {
    if (bytes[0] === 0x3d) return hear(decoder.decode(bytes.subarray(1)));
    const end = bytes.indexOf(0x0a);
    const [place, number] = decoder
      .decode(bytes.subarray(0, Math.max(end, 0)))
      .split("/")
      .map(Number);
    if (place === 0) kept = [];
    if (end < 0 || place !== kept.length) return;
    kept.push(bytes.subarray(end + 1));
    if (kept.length !== number) return;
    const whole = Buffer.concat(kept);
    kept = [];
    hear(decoder.decode(whole));
  };
}
