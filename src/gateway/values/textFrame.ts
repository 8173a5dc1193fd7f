/**
 * A whole WebSocket text message as one unmasked frame (RFC 6455, section 5.2), as a text of one byte a character: a
 * push is encoded once, joined with others at the cost of joining texts, and written as "latin1". The text is made in one
 * piece: one that refers to its parts would have them looked up for every client that is sent it.
 */
export function textFrame(text: string): string {
  const length = Buffer.byteLength(text, "utf8");
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = 0x81;
  if (start === 2) frame[1] = length;
  else if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, start, "utf8");
  return frame.toString("latin1");
}
