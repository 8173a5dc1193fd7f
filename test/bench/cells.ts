import { QUESTIONS } from "../../src/runtime/questions";
import { codes, server } from "../support/builders";
import { installCustomFunctions } from "../support/customFunctionsGlobal";
import { testApp } from "../support/testPorts";
import { report } from "./report";

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

function bodies(names: readonly string[]): string[] {
  const answer = server();
  const texts: string[] = [];
  for (let start = 0; start < names.length; start += 10) {
    const outcome = answer({ path: "/snapshot", body: { codes: names.slice(start, start + 10) }, key: "", at: 0 });
    if (typeof outcome === "object" && "body" in outcome) texts.push(outcome.body);
  }
  return texts;
}
