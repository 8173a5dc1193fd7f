import { FAULTS, FaultBox, type FaultName } from "../../../src/simulator/faults";
import { readArguments, USAGE } from "../../../src/simulator/commandLine";
import { RateMeter } from "../../../src/simulator/access/rateMeter";
import { clockFrom, SteppedClock } from "../../../src/simulator/clocks";
import { Recording } from "../../../src/simulator/records/recording";

test("every option of the command line is explained", () => {
  for (const name of Object.keys(readArguments.options)) {
    expect(USAGE).toMatch(new RegExp(`^ {2}--${name}( .*)? {2,}?\\S`, "m"));
  }
});

test("options are read into what they mean, over the defaults of the program", () => {
  expect(readArguments.read({})).toEqual({ port: 8_788 });
  expect(readArguments.read({ port: "0", cors: "off", "real-hours": true, language: "zh" })).toEqual({
    port: 0,
    cors: false,
    alwaysOpen: false,
    language: "zh",
  });
});

test("a bad value is refused with the choices there are", () => {
  expect(() => readArguments.read({ language: "fr" })).toThrow("not one of en, zh: fr");
  expect(() => readArguments.read({ start: "noon" })).toThrow("not a time: noon");
  expect(readArguments.read({ start: "2025-03-14T09:18-04:00" }).start).toBe(Date.UTC(2025, 2, 14, 13, 18));
  expect(() => readArguments.read({ port: "high" })).toThrow("not a whole number: high");
});

test("a fault strikes as often as ordered, where ordered, and by the given chance", () => {
  const box = new FaultBox(() => 0.5);
  box.add({ fault: "html", at: "depth", times: 2 });
  box.add({ fault: "delay", chance: 0.4 });
  const remove = box.add({ fault: "stall", chance: 0.6 });
  expect(box.take("html", "snapshot", "rest")).toBeUndefined();
  expect([1, 2, 3].map(() => box.take("html", "depth", "rest")?.fault)).toEqual(["html", "html", undefined]);
  expect(box.take("delay")).toBeUndefined();
  expect(box.take("stall")?.fault).toBe("stall");
  remove();
  expect(box.take("stall")).toBeUndefined();
});

test("an unknown fault is refused", () => {
  expect(() => new FaultBox(Math.random).add({ fault: "earthquake" as FaultName })).toThrow(
    "no such fault: earthquake",
  );
  expect(Object.keys(FAULTS).length).toBeGreaterThan(25);
});

test("a refused request does not count against the minute", () => {
  const meter = new RateMeter();
  const admitted = [0, 1, 2, 3, 59_999, 60_000, 60_001].map((now) => meter.admit("a", 2, now));
  expect(admitted).toEqual([true, true, false, false, false, true, true]);
  expect(meter.admit("b", 2, 3)).toBe(true);
});

test("a stepped clock runs what falls due in order, and leaves the rest", () => {
  const clock = new SteppedClock(1_000);
  const heard: string[] = [];
  clock.after(20, () => heard.push(`second at ${clock.now()}`));
  clock.after(10, () => clock.after(5, () => heard.push(`first at ${clock.now()}`)));
  const cancel = clock.after(15, () => heard.push("never"));
  clock.after(100, () => heard.push("later"));
  cancel();
  clock.advance(50);
  expect(heard).toEqual(["first at 1015", "second at 1020"]);
  expect([clock.now(), clock.pending]).toEqual([1_050, 1]);
  clock.advanceTo(1_100);
  expect(heard.at(-1)).toBe("later");
  expect(() => clock.advanceTo(1_000)).toThrow();
  const set = clockFrom(5_000, clock);
  clock.advance(10);
  expect(set.now()).toBe(5_010);
});

test("a recording gives its answers in turn, the last one for ever, whatever the reqid", () => {
  const line = (text: string): { at: number; kind: "command"; name: string; query: object; text: string } => ({
    at: 0,
    kind: "command",
    name: "RS",
    query: { type: "RS", codes: ["HK:700"], reqid: 1 },
    text,
  });
  const recording = new Recording([line("one"), line("two")]);
  const query = { type: "RS", codes: ["HK:700"], reqid: 5 };
  expect([1, 2, 3].map(() => recording.answer("command", "RS", query))).toEqual(["one", "two", "two"]);
  expect(recording.answer("command", "RS", { type: "RS", codes: ["HK:5"] })).toBeUndefined();
});
