import { strikeOut } from "../../../src/kernel/secrets";

const KEY = "b56efc3a0951ae19819505427491a6ee";
const ODD = `a+b/c d'(e)"f\\g*h~i%j`;

test.each([
  ["as it is", KEY, `user ${KEY} is banned`, "user ••• is banned"],
  ["twice", KEY, `${KEY}${KEY}`, "••••••"],
  ["in capitals", KEY, `user ${KEY.toUpperCase()}`, "user •••"],
  ["with signs", ODD, `<${ODD}>`, "<•••>"],
  ["in a URL", ODD, `wss://a/ws?key=${encodeURIComponent(ODD)}&x=1`, "wss://a/ws?key=•••&x=1"],
  ["in a URL, small hex", ODD, `?key=${encodeURIComponent(ODD).toLowerCase()}&`, "?key=•••&"],
  ["as a form", ODD, `?${new URLSearchParams({ key: ODD }).toString()}&x=1`, "?key=•••&x=1"],
  ["in JSON", ODD, JSON.stringify({ key: ODD }), '{"key":"•••"}'],
])("a secret is struck out of a text %s", (_how, secret, text, clean) => {
  expect(strikeOut(text, [secret])).toBe(clean);
});

test("what is left of a secret where the server has cut its text is struck out too", () => {
  for (let length = 6; length < KEY.length; length += 1) {
    expect(strikeOut(`invalid key ${KEY.slice(0, length)}`, [KEY])).toBe("invalid key •••");
    expect(strikeOut(`invalid key ${KEY.slice(0, length)}… (401)`, [KEY])).toBe("invalid key •••… (401)");
  }
});

test("a few letters that a secret begins with, and a beginning in the middle of a text, are left as words", () => {
  expect(strikeOut("see b56ef", [KEY])).toBe("see b56ef");
  expect(strikeOut("b56efc3a of 2026", [KEY])).toBe("b56efc3a of 2026");
  expect(strikeOut("price 1 of 2", ["1", "", "of"])).toBe("price 1 of 2");
});

test("half a character in a secret does no harm", () => {
  expect(strikeOut("a \ud800secret b", ["\ud800secret"])).toBe("a ••• b");
});

test("a text ten times as long takes no more than some ten times as long, however much of it looks like the secret", () => {
  const secret = "a".repeat(64) + "b";
  const takes = (length: number): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const begun = process.cpuUsage();
        strikeOut(KEY.slice(0, -1).repeat(length / 32), [KEY]);
        strikeOut("a".repeat(length), [secret]);
        return process.cpuUsage(begun).user;
      }),
    );
  takes(3_200);
  expect(takes(64_000)).toBeLessThan(40 * takes(6_400));
});
