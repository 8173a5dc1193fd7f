import { QosError } from "../../../src/qos/errors";
import { testApp } from "../../support/testPorts";

test.each(["noKey", "keyWithheld", "keyRefused"] as const)(
  "one-time cells that ended with %s are calculated anew once a key is entered, and only then",
  async (id) => {
    const { app, clock, recalculations } = testApp({});
    app.keys.enter("first", "session");
    await clock.advance(100);
    expect(recalculations()).toBe(0);
    app.failures.note(new QosError(id));
    expect(recalculations()).toBe(0);
    app.keys.enter("second", "session");
    await clock.advance(100);
    expect(recalculations()).toBe(1);
    app.keys.enter("third", "session");
    await clock.advance(100);
    expect(recalculations()).toBe(1);
  },
);
