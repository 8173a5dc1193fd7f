/** The snapshots of the gateway's bench, as they are made and as they are checked. */

/** Code, price, volume and the moment at which it was made (milliseconds since the epoch). */
export const PUSH = /"c":"([^"]+)","lp":"([^"]+)".*"v":"(\d+)".*"at":(\d+)/;

export function pushText(code: string, volume: number, now: number): string {
  return JSON.stringify({
    tp: "S",
    c: code,
    lp: priceAt(volume),
    yp: "99.5",
    o: "100",
    h: "112.4",
    l: "98.1",
    ts: Math.floor(now / 1_000),
    v: String(volume),
    t: "123456789.5",
    s: 0,
    at: now,
  });
}

export function isAsMade(price: string, volume: number): boolean {
  return price === priceAt(volume);
}

/** The symbols that a client watches: `own` different ones of A0 to A`codes`. */
export function codesOf(client: number, own: number, codes: number): readonly string[] {
  return Array.from({ length: own }, (_, at) => `A${(client * 7 + at * 3) % codes}`);
}

function priceAt(volume: number): string {
  return (100 + (volume % 977) / 100).toFixed(2);
}
