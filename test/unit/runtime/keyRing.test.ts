import { KeyRing, KEY_NAME } from "../../../src/runtime/key";
import { memoryStorage } from "../../support/nodePorts";

const QOS = { server: "https://api.qos.hk", socket: "wss://api.qos.hk/ws" };
const OWN = { server: "https://own.example", socket: "wss://own.example/ws" };

function bench(): {
  ring: KeyRing;
  storage: ReturnType<typeof memoryStorage>;
  scopes: string[];
  changes: () => number;
} {
  const kept = memoryStorage();
  const scopes: string[] = [];
  const storage: typeof kept = {
    ...kept,
    set(name, text, scope) {
      scopes.push(scope);
      return kept.set(name, text, scope);
    },
  };
  const ring = new KeyRing(storage, () => QOS);
  let changes = 0;
  ring.changes.subscribe(() => (changes += 1));
  return { ring, storage, scopes, changes: () => changes };
}

test("a key is trimmed, kept where the user wants it, and told", () => {
  const { ring, scopes, changes } = bench();
  expect(ring.enter("  abc \n", "session")).toEqual({ ok: true, value: "abc" });
  expect(ring.enter("abd", "computer").ok).toBe(true);
  expect(ring.current).toBe("abd");
  expect(scopes).toEqual(["session", "computer"]);
  expect(changes()).toBe(2);
});

test("a blank key is not taken", () => {
  const { ring, changes } = bench();
  expect(ring.enter("  ", "computer")).toEqual({ ok: false, error: { kind: "blank" } });
  expect([ring.current, changes()]).toEqual([undefined, 0]);
});

test("the next session finds the key", () => {
  const { ring, storage } = bench();
  ring.enter("abc", "computer");
  expect(new KeyRing(storage, () => QOS).current).toBe("abc");
});

test("a forgotten key is gone everywhere, but still struck out of texts", () => {
  const { ring, storage } = bench();
  ring.enter("abc", "computer");
  ring.forget();
  expect(ring.current).toBeUndefined();
  expect(storage.get(KEY_NAME)).toBeUndefined();
  expect(new KeyRing(storage, () => QOS).current).toBeUndefined();
  expect(ring.secrets).toEqual(["abc"]);
});

test("every key there ever was stays struck out", () => {
  const { ring } = bench();
  ring.enter("one", "session");
  ring.enter("two", "session");
  expect(ring.secrets).toEqual(["one", "two"]);
});

test("another workbook's key is taken over, and the same key is no news", () => {
  const { ring, storage, changes } = bench();
  storage.set(KEY_NAME, JSON.stringify({ key: "abc", remember: true }), "computer");
  ring.reload();
  ring.reload();
  expect(ring.current).toBe("abc");
  expect(changes()).toBe(1);
  storage.remove(KEY_NAME);
  ring.reload();
  expect(ring.current).toBeUndefined();
});

test.each(["", "no json", "null", "7", "{}", '{"key":7}', '{"key":""}'])(
  "a stored key that cannot be read (%j) is none",
  (text) => {
    const { storage } = bench();
    storage.set(KEY_NAME, text, "computer");
    expect(new KeyRing(storage, () => QOS).current).toBeUndefined();
  },
);

test("a key is withheld from every address it was not entered for, until the user agrees", () => {
  const { storage } = bench();
  let address = QOS;
  const ring = new KeyRing(storage, () => address);
  ring.enter("abc", "computer");
  for (const moved of [OWN, { ...QOS, socket: OWN.socket }, { ...QOS, server: OWN.server }]) {
    address = moved;
    expect([ring.current, ring.withheld, ring.maySend(moved)]).toEqual([undefined, true, false]);
  }
  address = OWN;
  ring.allow(OWN);
  expect([ring.current, ring.withheld]).toEqual(["abc", false]);
  address = QOS;
  expect(ring.current).toBe("abc");
});

test("what the user has agreed to is remembered by the next session, and what not is not", () => {
  const { ring, storage } = bench();
  ring.enter("abc", "computer");
  expect(new KeyRing(storage, () => OWN).current).toBeUndefined();
  ring.allow(OWN);
  expect(new KeyRing(storage, () => OWN).current).toBe("abc");
});

test("another key goes to none of the addresses that the key before was allowed to go to", () => {
  const { ring, storage } = bench();
  ring.enter("abc", "computer");
  ring.allow(OWN);
  ring.enter("abd", "computer");
  expect(new KeyRing(storage, () => OWN).current).toBeUndefined();
});

test("a stored key without addresses belongs to those in force when it is first read, and to no others later", () => {
  const { storage } = bench();
  storage.set(KEY_NAME, JSON.stringify({ key: "abc", remember: true }), "computer");
  expect(new KeyRing(storage, () => QOS).current).toBe("abc");
  expect(new KeyRing(storage, () => OWN).current).toBeUndefined();
});

test("a key kept for this session in one workbook neither deletes nor shadows what others have", () => {
  const computer = new Map<string, string>();
  const [mine, theirs] = [memoryStorage({}, computer), memoryStorage({}, computer)];
  const other = new KeyRing(theirs, () => QOS);
  other.enter("of-all", "computer");
  const ring = new KeyRing(mine, () => QOS);
  ring.enter("of-this", "session");
  other.reload();
  expect([ring.current, ring.place]).toEqual(["of-this", "session"]);
  expect([other.current, new KeyRing(memoryStorage({}, computer), () => QOS).current]).toEqual(["of-all", "of-all"]);
  other.enter("of-all-again", "computer");
  ring.reload();
  expect(ring.current).toBe("of-this");
  ring.forget();
  other.reload();
  expect([ring.current, ring.place, other.current]).toEqual(["of-all-again", "computer", "of-all-again"]);
});

test("a key that is to be kept on this computer takes the place of this session's", () => {
  const { ring, storage } = bench();
  ring.enter("of-this", "session");
  ring.enter("of-all", "computer");
  expect(new KeyRing(storage, () => QOS).current).toBe("of-all");
});

test("where nothing can be kept, the key lasts in memory, and is told to", () => {
  const ring = new KeyRing({ get: () => undefined, set: () => false, remove: () => undefined }, () => QOS);
  ring.enter("abc", "computer");
  expect([ring.current, ring.place]).toEqual(["abc", "nowhere"]);
});
