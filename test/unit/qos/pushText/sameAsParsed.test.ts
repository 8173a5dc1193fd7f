import { isDeepStrictEqual } from "node:util";
import { readPushText } from "../../../../src/qos/pushText";
import { decodePush, type AnyPush } from "../../../../src/qos/topics";
import { DEMO_KEYS } from "../../../../src/simulator/access/keyRing";
import { pushTexts } from "../../../bench/inNode/pushTexts";
import { anyPushText, ordinaryPushText } from "../../../support/anyPushText";
import { codes } from "../../../support/builders";
import { Dice } from "../../../support/dice";
import { example } from "../../../support/examples";
import { SimulatorHere } from "../../../support/simulatorHere/simulatorHere";
import { TestClock } from "../../../support/testClock";

/** What the whole text says as JSON; undefined where it is no push, or one that is refused. */
function parsed(text: string): AnyPush | undefined {
  try {
    return decodePush(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const LETTERS = ["S", "T", "D", "K"] as const;
const ROUNDS = 12_000;

test.each(LETTERS)(
  "whatever the text of a push of topic %s is, what is read straight from it is what its JSON says, or nothing",
  (letter) => {
    const dice = new Dice(letter.charCodeAt(0));
    const taken = { plain: 0, odd: 0 };
    const unlike: object[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = anyPushText(dice, letter);
      // First, so that the instrument is known.
      const long = parsed(text);
      const short = readPushText(text);
      if (short === undefined) taken.odd += 1;
      else taken.plain += 1;
      if (short !== undefined && !isDeepStrictEqual(short, long)) unlike.push({ text, short, long });
    }
    expect(unlike).toStrictEqual([]);
    // Both happen often, or this would prove little.
    expect(Math.min(taken.plain, taken.odd)).toBeGreaterThan(ROUNDS / 5);
  },
);

/** The push of a text that both ways read alike. */
function bothWays(text: string): AnyPush {
  const long = parsed(text);
  const short = readPushText(text);
  if (short === undefined) throw new Error(`not read straight from its text: ${text}`);
  expect(short).toStrictEqual(long);
  return short;
}

test.each(LETTERS)("every ordinary push of topic %s is read straight from its text", (letter) => {
  const dice = new Dice(7);
  for (let round = 0; round < 2_000; round += 1) bothWays(ordinaryPushText(dice, letter));
  for (const text of pushTexts(letter, codes(20), { first: 0, count: 500, now: Date.UTC(2024, 10, 13) }))
    bothWays(text);
});

test.each(["snapshot", "trade", "depth", "kline"])("the documents' example of a %s push is", (name) => {
  bothWays(JSON.stringify(example(`ws/${name}.push`)));
});

test("every push of the simulator is, be its trades texts or numbers", async () => {
  for (const tradeFigures of ["texts", "numbers"] as const) {
    const clock = new TestClock();
    const simulator = new SimulatorHere(clock, { seed: 3, tradeFigures, enforceLimits: false });
    const texts: string[] = [];
    const line = simulator.socket({ deliver: (task) => task() }).open("", DEMO_KEYS["pro"] ?? "", {
      onOpen: () => undefined,
      onText: (text) => texts.push(text),
      onClose: () => undefined,
    });
    await clock.advance(1_000);
    const named = ["US:AAPL,TSLA", "CF:BTCUSDT,ETHUSDT"];
    for (const type of ["S", "T", "D"]) line.send(JSON.stringify({ type, codes: named }));
    line.send(JSON.stringify({ type: "K", codes: named, kt: 1 }));
    for (let second = 0; second < 60; second += 1) {
      await clock.advance(1_000);
      simulator.step();
    }
    await clock.advance(1_000);
    const pushes = texts.filter((text) => text.includes('"tp"')).map(bothWays);
    expect([...new Set(pushes.map(({ subject }) => subject.topic))].sort()).toEqual(["D", "K", "S", "T"]);
    expect(pushes.length).toBeGreaterThan(200);
  }
});
