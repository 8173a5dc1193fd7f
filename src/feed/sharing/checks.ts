/** Members of something that came over the channel; nobody has looked at them. */
export type Fields = Readonly<Record<string, unknown>>;

/** Most members of any list in a message: more than the largest plan needs. */
const MOST = 20_000;

/** Each of these throws where what came is something else. */
export function object(raw: unknown): Fields {
  if (!isFields(raw)) throw new TypeError("object");
  return raw;
}

export function text(raw: unknown): string {
  if (typeof raw !== "string" || raw === "" || raw.length > 500) throw new TypeError("text");
  return raw;
}

export function number(raw: unknown): number {
  if (typeof raw !== "number" || !Number.isFinite(raw)) throw new TypeError("number");
  return raw;
}

export function list<Member>(raw: unknown, read: (member: unknown) => Member): readonly Member[] {
  if (!Array.isArray(raw) || raw.length > MOST) throw new TypeError("list");
  return raw.map((member) => read(member));
}

export function record<Member>(raw: unknown, read: (member: unknown) => Member): Readonly<Record<string, Member>> {
  return Object.fromEntries(Object.entries(object(raw)).map(([name, member]) => [name, read(member)]));
}

/** Reads what `is` knows. */
export function known<Value>(is: (raw: unknown) => raw is Value): (raw: unknown) => Value {
  return (raw) => {
    if (!is(raw)) throw new TypeError("value");
    return raw;
  };
}

function isFields(raw: unknown): raw is Fields {
  return typeof raw === "object" && raw !== null;
}
