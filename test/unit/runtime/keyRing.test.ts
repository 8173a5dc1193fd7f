import { KeyRing, KEY_NAME } from "../../../src/runtime/key";
import { memoryStorage } from "../../support/nodePorts";

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
  const ring = new KeyRing(storage);
  let changes = 0;
  ring.changes.subscribe(() => (changes += 1));
  return { ring, storage, scopes, changes: () => changes };
}

test("a key is trimmed, kept where the user wants it, and told", () => {
  const { ring, scopes, changes } = bench();
  expect(ring.enter("  abc \n", "session")).toBe(true);
  expect(ring.enter("abd", "computer")).toBe(true);
  expect(ring.current).toBe("abd");
  expect(scopes).toEqual(["session", "computer"]);
  expect(changes()).toBe(2);
});

test("a blank key is not taken", () => {
  const { ring, changes } = bench();
  expect(ring.enter("  ", "computer")).toBe(false);
  expect([ring.current, changes()]).toEqual([undefined, 0]);
});

test("the next session finds the key", () => {
  const { ring, storage } = bench();
  ring.enter("abc", "computer");
  expect(new KeyRing(storage).current).toBe("abc");
});

test("a forgotten key is gone everywhere, but still struck out of texts", () => {
  const { ring, storage } = bench();
  ring.enter("abc", "computer");
  ring.forget();
  expect(ring.current).toBeUndefined();
  expect(storage.get(KEY_NAME)).toBeUndefined();
  expect(new KeyRing(storage).current).toBeUndefined();
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
    expect(new KeyRing(storage).current).toBeUndefined();
  },
);
