import type { IncomingMessage } from "node:http";

/** The longest credential, in characters: a signed token of an identity provider may have a few thousand. */
const LONGEST = 6_000;

/**
 * The credential of a request, where the add-in puts its key: the header `key`, or in a socket's address `?key=`.
 * "" where there is none; undefined where it is of a shape that no credential has.
 */
export function credentialOf(request: Pick<IncomingMessage, "headers" | "url">): string | undefined {
  const header = request.headers["key"];
  const given = typeof header === "string" && header !== "" ? header : keyOfAddress(request.url ?? "");
  return given === "" || (given.length <= LONGEST && /^[\x21-\x7e]+$/.test(given)) ? given : undefined;
}

/** An address without what may be secret in it. */
export function pathOf(url: string | undefined): string {
  return (url ?? "").split(/[?#]/)[0] ?? "";
}

function keyOfAddress(url: string): string {
  const mark = url.indexOf("?");
  return mark < 0 ? "" : (new URLSearchParams(url.slice(mark + 1)).get("key") ?? "");
}
