/**
 * A whole WebSocket text message as one unmasked frame (RFC 6455, section 5.2), so that a push is written once
 * and the same bytes go to every subscriber.
 */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text, "utf8");
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([0x81, length]), payload]);
  if (length < 65_536) return Buffer.concat([Buffer.from([0x81, 126, length >> 8, length & 0xff]), payload]);
  const head = Buffer.alloc(10);
  head[0] = 0x81;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}
