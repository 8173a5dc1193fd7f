import { thirtyLiveBars } from "../../support/thirtyLiveBars";

test.each([
  ["pushes bars", true],
  ["pushes nothing", false],
])(
  "thirty LIVEKLINE of a minute cost at most half a megabyte a minute where the server %s",
  async (_name, pushes) => {
    const made = thirtyLiveBars(pushes);
    await made.minute();
    expect(made.subscribed.size).toBe(pushes ? 10 : 0);
    expect(made.received()).toBeLessThan(4_000_000);
    for (let minute = 0; minute < 3; minute += 1) {
      await made.minute();
      expect(made.received()).toBeLessThan(500_000);
    }
    // Every price is another: a dividend was paid.
    made.market.factor = 0.5;
    await made.minute();
    await made.minute();
    made.market.closedAt = made.clock.now();
    // Each series is asked for whole once, for it does not meet what was known.
    expect(made.received()).toBeLessThan(8_000_000);
    for (let minute = 0; minute < 2; minute += 1) {
      await made.minute();
      expect(made.received()).toBeLessThan(500_000);
    }
    for (const { known, whole } of made.both()) expect(known).toEqual(whole);
    expect(made.shown.size).toBe(30);
  },
  120_000,
);
