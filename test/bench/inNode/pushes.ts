import { DAY, MINUTE } from "../../../src/kernel/time";
import type { TopicLetter } from "../../../src/qos/topics/topic";
import { codes, server, snapshotRow } from "../../support/builders";
import { testApp } from "../../support/testPorts";
import { processorTime, type Measured } from "../measure";
import { pushTexts } from "./pushTexts";

const CODES = 500;
/** Pushes between two frames: 2,000 a second at a frame of 500 ms. */
const FRAME_PUSHES = 1_000;
const FRAME = 500;
/** They come evenly, so many at once. */
const BATCH = 100;
/** Frames of one run. */
const FRAMES = 20;
/** Figures that the cells of an instrument show in turn. */
const SHOWN: Readonly<Record<"S" | "T", readonly string[]>> = {
  S: ["last", "volume", "high", "low", "changepct", "turnover", "change", "amplitude", "open", "time"],
  T: ["tradeprice", "tradesize", "side"],
};

interface PushCase {
  readonly letter: TopicLetter;
  /** Cells of each instrument. */
  readonly cells: number;
  /** How many times reading the texts it may take. */
  readonly most: number;
}

const CASES: readonly PushCase[] = [
  { letter: "S", cells: 1, most: 2.2 },
  { letter: "S", cells: 20, most: 7 },
  { letter: "T", cells: 1, most: 5.5 },
  { letter: "T", cells: 20, most: 20 },
  { letter: "D", cells: 1, most: 1.8 },
  { letter: "D", cells: 20, most: 2.5 },
  { letter: "K", cells: 1, most: 15 },
  { letter: "K", cells: 20, most: 40 },
];

/**
 * Cost of a push, from the socket's text to what leaves for Excel, at 2,000 pushes a second over 500 instruments. The
 * bound is reading the same texts once.
 */
export const PUSHES: readonly Measured[] = CASES.map(({ letter, cells, most }) => {
  let flow: Promise<Flow> | undefined;
  const names = codes(CODES);
  return {
    name: `push ${letter}, ${cells} ${cells === 1 ? "cell" : "cells"}`,
    unit: FRAMES * FRAME_PUSHES,
    most,
    async run() {
      flow ??= startFlow(letter, cells);
      const { clock, says, shown } = await flow;
      const before = shown();
      let [cost, bound] = [0, 0];
      for (let frame = 0; frame < FRAMES; frame += 1) {
        const which = { first: frame * FRAME_PUSHES, count: FRAME_PUSHES, now: clock.now() };
        const texts = pushTexts(letter, names, which);
        // Of another day: a text that was read before is read faster.
        const others = pushTexts(letter, names, { ...which, first: which.first + 333, now: clock.now() + DAY });
        const begin = processorTime();
        for (let first = 0; first < texts.length; first += BATCH) {
          for (const text of texts.slice(first, first + BATCH)) says(text);
          await clock.advance((FRAME * BATCH) / FRAME_PUSHES);
        }
        const between = processorTime();
        for (const text of others) JSON.parse(text);
        cost += between - begin;
        bound += processorTime() - between;
      }
      // A path that shows nothing would be the fastest.
      const least = (FRAMES - 1) * CODES;
      if (shown() - before < least) throw new Error(`${letter}: ${shown() - before} values shown, not ${least}`);
      return { cost, bound };
    },
  };
});

interface Flow {
  readonly clock: ReturnType<typeof testApp>["clock"];
  readonly says: (text: string) => void;
  /** Values and tables that have left. */
  readonly shown: () => number;
}

async function startFlow(letter: TopicLetter, cells: number): Promise<Flow> {
  const plan = { products: CODES, requests: 600, socketProducts: CODES };
  const { app, clock, http, socket } = testApp({
    "qos.settings": { plan, frame: FRAME },
    "qos.key": { key: "bench", remember: true },
  });
  http.answer = server(snapshotRow, () => ({ end: Math.floor(clock.now() / MINUTE) * 60, step: 60 }));
  let shown = 0;
  const show = (value: unknown): void => {
    app.output.value(value);
    shown += 1;
  };
  for (const name of codes(CODES))
    for (let cell = 0; cell < cells; cell += 1) {
      if (letter === "D") app.live.depth([name, 20, false], show);
      else if (letter === "K") app.live.kline([name, "1m", 20], show);
      else app.live.value([name, SHOWN[letter][cell % SHOWN[letter].length]], show);
    }
  await clock.advance(10_000);
  const line = socket.connections.at(-1);
  return { clock, says: (text) => line?.says(text), shown: () => shown };
}
