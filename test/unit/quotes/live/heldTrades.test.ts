import { epochSeconds } from "../../../../src/kernel/time";
import { heldBy, type Printed } from "../../../../src/quotes/live/heldTrades";
import type { Bar } from "../../../../src/qos/bar";

const BAR = epochSeconds(1_742_391_000);
const NEXT = epochSeconds(1_742_391_060);

const printed = (second: number, price: number, volumeAfter: number | undefined, bar = BAR): Printed => ({
  price,
  volume: 5,
  time: epochSeconds(BAR + second),
  bar,
  volumeAfter,
});

const answer = (close: number, volume: number | undefined, time = BAR): Bar => ({
  time,
  open: 9,
  high: 11,
  low: 9,
  close,
  volume,
});

describe("which of the trades that have come an answer holds", () => {
  const tape = [printed(10, 10, 105), printed(11, 10.5, 110), printed(12, 10, 115)];
  const floor = { time: BAR, volume: 100 };

  it("those up to the one after which the bar had the answer's volume", () => {
    expect(heldBy(answer(10.5, 110), tape, floor)).toEqual({ count: 2, heldUntil: undefined });
    expect(heldBy(answer(10, 105), tape, floor).count).toBe(1);
    expect(heldBy(answer(10, 115), tape, floor).count).toBe(3);
  });

  it("none, where the answer says what the one before it said", () => {
    expect(heldBy(answer(10, 100), tape, floor)).toEqual({ count: 0, heldUntil: undefined });
  });

  it("where something was never pushed: up to the last one of the answer's closing price, and nothing older is to come", () => {
    expect(heldBy(answer(10.5, 112), tape, floor)).toEqual({ count: 2, heldUntil: BAR + 11 });
  });

  it("all, where the answer's volume is larger than what they have come to", () => {
    expect(heldBy(answer(10.5, 133), tape, floor)).toEqual({ count: 3, heldUntil: BAR + 12 });
  });

  it("where neither volume nor price tell: all that have come", () => {
    expect(heldBy(answer(10.7, 112), tape, floor)).toEqual({ count: 3, heldUntil: BAR + 12 });
  });

  it("where nothing is counted yet, the price tells", () => {
    const uncounted = tape.map((each) => ({ ...each, volumeAfter: undefined }));
    expect(heldBy(answer(10.5, 110), uncounted, undefined)).toEqual({ count: 2, heldUntil: BAR + 11 });
  });

  it("all of the bar before the answer's, and none of the bar after it", () => {
    const over = [...tape, printed(61, 10.7, 5, NEXT), printed(62, 10, 10, NEXT)];
    expect(heldBy(answer(10.2, 140), over, floor).count).toBe(3);
    expect(heldBy(answer(10.9, 11, NEXT), over, floor).count).toBe(5);
    expect(heldBy(answer(10.7, 5, NEXT), over, floor).count).toBe(4);
  });

  it("none of none", () => {
    expect(heldBy(answer(10, 100), [], undefined)).toEqual({ count: 0, heldUntil: undefined });
  });
});
