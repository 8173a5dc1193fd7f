/**
 * A whole WebSocket text message as one unmasked frame (RFC 6455, section 5.2), as a text of one byte a character: a
 * push is encoded once, joined with others at the cost of joining texts, and written as "latin1".
 */
export function textFrame(text: string): string {
  const payload = isAscii(text) ? text : Buffer.from(text, "utf8").toString("latin1");
  const { length } = payload;
  if (length < 126) return inOnePiece(String.fromCharCode(0x81, length) + payload);
  if (length < 65_536) return inOnePiece(String.fromCharCode(0x81, 126, length >> 8, length & 0xff) + payload);
  const head = Buffer.alloc(10);
  head[0] = 0x81;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return inOnePiece(head.toString("latin1") + payload);
}

const ASCII = /^[\x00-\x7f]*$/;

function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/**
 * The same text. The engine keeps a joined text as its parts until somebody reads it, and would look the parts up for
 * every client that is sent it: here it is read once, as a number, which ends at its first character.
 */
function inOnePiece(text: string): string {
  Number(text);
  return text;
}
