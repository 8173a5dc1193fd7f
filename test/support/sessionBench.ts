import { SERIAL_OF_EPOCH, epochMillis } from "../../src/kernel/time";
import type { Question } from "../../src/quotes/questions/question";
import { sessionServer, type SessionServer } from "./sessionServer";
import { testApp, type testWorld } from "./testPorts";

/** A date as Excel's number. */
export const serialOf = (iso: string): number => Date.parse(`${iso}T00:00Z`) / 86_400_000 + SERIAL_OF_EPOCH;
/** A date counted from 1970-01-01. */
export const dayOf = (iso: string): number => serialOf(iso) - SERIAL_OF_EPOCH;

/** An app of its own at a moment, with a server that has these days. */
export function sessionBench(now: string, server: Partial<SessionServer>, ...given: Parameters<typeof testWorld>) {
  const world = testApp(...given);
  world.clock.jump(epochMillis(Date.parse(now)) - world.clock.now());
  world.http.answer = sessionServer({ listed: {}, now: () => world.clock.now() / 1_000, ...server });
  /** What a formula shows, or the error that it ends with. Time passes only where the answer takes it. */
  const query = async (question: Question, raw: readonly unknown[]): Promise<unknown> => {
    try {
      let shown: unknown;
      const wait = world.app.queries.answer(question, raw, { preview: false });
      void wait.catch((thrown: unknown) => thrown).then((value) => (shown = value));
      for (let tries = 0; tries < 120 && shown === undefined; tries += 1) {
        for (let turn = 0; turn < 30 && shown === undefined; turn += 1) await Promise.resolve();
        if (shown === undefined) await world.clock.advance(1_000);
      }
      return shown;
    } catch (thrown) {
      return thrown;
    }
  };
  return { ...world, query };
}
