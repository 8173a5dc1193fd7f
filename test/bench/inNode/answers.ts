import { QUESTIONS } from "../../../src/runtime/questions";
import type { Shown } from "../../../src/quotes/streams";
import { codes, server, ungroup } from "../../support/builders";
import { ok } from "../../support/scriptedHttp";
import { testApp } from "../../support/testPorts";
import { infoRow } from "../infoRow";
import { processorTime, type Measured } from "../measure";

const INSTRUMENTS = 200;
const MANNER = { preview: false } as const;

interface AnswerCase {
  readonly name: string;
  readonly question: (typeof QUESTIONS)[keyof typeof QUESTIONS];
  /** The arguments of the cell at a place. */
  readonly given: (names: readonly string[], at: number) => readonly unknown[];
  readonly cells: number;
  /** Values that a cell shows. */
  readonly values: number;
  readonly most: number;
}

const nameAt = (names: readonly string[], at: number): string => names[at % names.length] ?? "";

const CASES: readonly AnswerCase[] = [
  {
    name: "PRICE",
    question: QUESTIONS.price,
    given: (names, at) => [nameAt(names, at), null],
    cells: 50_000,
    values: 1,
    most: 10,
  },
  {
    name: "QUOTE, 20 x 10",
    question: QUESTIONS.quote,
    given: (names, at) => [Array.from({ length: 20 }, (_, row) => [nameAt(names, at + row)]), null, false],
    cells: 500,
    values: 200,
    most: 9,
  },
  {
    name: "INFO, one figure",
    question: QUESTIONS.info,
    given: (names, at) => [nameAt(names, at), "exchange", false],
    cells: 20_000,
    values: 1,
    most: 15,
  },
  {
    name: "KLINE, 100 rows",
    question: QUESTIONS.kline,
    given: (names, at) => [nameAt(names, at), "1d", 100, null, null, false],
    cells: 500,
    values: 600,
    most: 3,
  },
];

/**
 * Cost of a value that is in memory, from the arguments of a formula to what leaves for Excel. The bound is reading the
 * same answers once, as JSON.
 */
export const ANSWERS: readonly Measured[] = CASES.map(({ name, question, given, cells, values, most }) => {
  const names = codes(INSTRUMENTS);
  let warm: Promise<ReturnType<typeof testApp>["app"]> | undefined;
  const start = async (): Promise<ReturnType<typeof testApp>["app"]> => {
    const plan = { products: INSTRUMENTS, requests: 6_000, socketProducts: 1 };
    const { app, clock, http } = testApp({ "qos.settings": { plan }, "qos.key": { key: "bench", remember: true } });
    http.latency = 0;
    const quotes = server();
    http.answer = (asked) => (asked.path === "/instrument-info" ? ok(infos(asked.body)) : quotes(asked));
    const asked = names.map((_, at) => app.queries.answer(question, given(names, at), MANNER));
    await clock.advance(500);
    await Promise.all(asked);
    return app;
  };
  return {
    name: `answer ${name}`,
    unit: cells * values,
    most,
    async run() {
      const app = await (warm ??= start());
      const all = Array.from({ length: cells }, (_, at) => given(names, at));
      const shown: Shown[] = [];
      const begin = processorTime();
      for (const one of all) {
        const answer = app.queries.answerSoon(question, one, MANNER);
        if (answer instanceof Promise) throw new Error(`${name}: not known at once`);
        app.output.value(answer);
        shown.push(answer);
      }
      const cost = processorTime() - begin;
      const texts = shown.map((answer) => Buffer.from(JSON.stringify(answer)).toString("latin1"));
      const between = processorTime();
      for (const text of texts) JSON.parse(text);
      return { cost, bound: processorTime() - between };
    },
  };
});

function infos(body: unknown): readonly object[] {
  const { codes: groups } = body as { readonly codes: readonly string[] };
  return ungroup(groups).map(infoRow);
}
