import { QUESTIONS } from "../../src/runtime/questions";
import { codes, server } from "../support/builders";
import { installCustomFunctions } from "../support/customFunctionsGlobal";
import { testApp } from "../support/testPorts";
import { figureOf } from "./amount";
import type { Figure } from "./measure";
import { inTurn, report } from "./report";

const CELLS = 10_000;

/**
 * Cost of a cell: ten thousand PRICE formulas over 300 instruments, from the arguments to what leaves for Excel. The
 * bound is what no program can save: a promise a cell, and reading the server's text once.
 */
export async function benchCells(): Promise<void> {
  installCustomFunctions();
  const names = codes(300);
  const run = async (): Promise<number> => {
    const { app, clock, http } = testApp();
    http.latency = 0;
    const begin = performance.now();
    const answers = Array.from({ length: CELLS }, (_, at) =>
      app.queries
        .answer(QUESTIONS.price, [names[at % names.length], null], { preview: false })
        .then((value) => app.output.value(value)),
    );
    await clock.advance(1_000);
    await Promise.all(answers);
    return performance.now() - begin;
  };
  const texts = bodies(names);
  const bound = async (): Promise<number> => {
    const begin = performance.now();
    const cells = Array.from({ length: CELLS }, () => Promise.resolve().then(() => 0));
    for (const text of texts) JSON.parse(text);
    await Promise.all(cells);
    return performance.now() - begin;
  };
  await report(`${CELLS} PRICE cells`, { run, bound, unit: CELLS });
}

/**
 * Cost of instruments: as many LIVE cells as instruments, opened at once, filled and closed. The bound is a fifth as many:
 * what is linear costs five times as much.
 */
export async function benchInstruments(): Promise<readonly Figure[]> {
  const names = codes(5_000);
  const plan = { products: 5_000, requests: 600, socketProducts: 5_000 };
  let longest = 0;
  const run = async (count: number): Promise<number> => {
    const { app, clock, http } = testApp({ "qos.settings": { plan }, "qos.key": { key: "bench", remember: true } });
    http.latency = 5;
    const begin = performance.now();
    const stops = names.slice(0, count).map((name) => app.live.value([name], () => undefined));
    const opened = performance.now();
    await clock.advance(1_000);
    const filled = performance.now();
    for (const stop of stops) stop();
    longest = Math.max(opened - begin, performance.now() - filled);
    await clock.advance(5_000);
    return performance.now() - begin;
  };
  const { runs, bounds } = await inTurn({ run: () => run(5_000), bound: () => run(1_000) });
  // What else the machine does only adds.
  const [cost, least] = [Math.min(...runs), Math.min(...bounds)];
  const words = `${((cost / 5_000) * 1_000).toFixed(2)} µs each; beside 1,000`;
  const linear: Figure = { name: "5,000 instruments", ratio: cost / least, most: 6, words };
  await run(5_000);
  const blocks = { name: "opening or closing 5,000 instruments", unit: "ms at once", most: 300 };
  return [linear, figureOf(blocks, longest)];
}

function bodies(names: readonly string[]): string[] {
  const answer = server();
  const texts: string[] = [];
  for (let start = 0; start < names.length; start += 10) {
    const outcome = answer({ path: "/snapshot", body: { codes: names.slice(start, start + 10) }, key: "", at: 0 });
    if (typeof outcome === "object" && "body" in outcome) texts.push(outcome.body);
  }
  return texts;
}
