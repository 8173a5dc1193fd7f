/** A row of /instrument-info. */
export function infoRow(c: string): object {
  return { c, e: "NASDAQ", tc: "USD", nc: "某", ne: "Some", ls: 1, ts: 1e9, os: 1e9, ep: "2", na: "3", dy: "1" };
}
