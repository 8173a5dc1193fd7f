import type { WireCommand } from "../../../src/qos/wire";
import { ungroup } from "../builders";
import { ok, type Asked, type Outcome } from "../scriptedHttp";
import type { Answers, SeriesRow } from "./case";

/** A server that has what the case says, and of everything else nothing. */
export function caseServer(answers: () => Answers): (asked: Asked) => Outcome {
  return ({ path, body }) => {
    const answer = (answers() as Readonly<Record<string, unknown>>)[path];
    if (typeof answer === "function") return (answer as (body: unknown) => Outcome)(body);
    if (path === "/kline" || path === "/history") return ok(seriesOf((answer ?? []) as readonly SeriesRow[], body));
    return ok(answer ?? (path === "/market-calendar" || path === "/product-list" ? {} : []));
  };
}

/** A line of a request for bars; `e` in those for history alone. */
interface Line {
  readonly c: string;
  readonly kt: number;
  readonly a: number;
  readonly co: number;
  readonly e?: number;
}

/** The bars asked for: of each code the newest `co` of type `kt`, up to the second `e`, oldest first. */
function seriesOf(series: readonly SeriesRow[], body: unknown): readonly object[] {
  const lines = (body as { readonly kline_reqs: readonly Line[] }).kline_reqs;
  return lines.flatMap(({ c, co, kt, a, e = Infinity }) =>
    ungroup([c]).flatMap((code) => {
      const rows = series.filter((row) => row.c === code && (row.a ?? a) === a);
      const bars = rows.flatMap(({ k }) => k.map((bar) => ({ c: code, kt, ...bar })));
      const found = bars.filter((bar) => bar.kt === kt && bar.ts <= e);
      return found.length === 0 ? [] : [{ c: code, k: found.slice(-co) }];
    }),
  );
}

const PATHS: Readonly<Record<string, string>> = {
  RS: "/snapshot",
  RT: "/trade",
  RD: "/depth",
  RK: "/kline",
  RH: "/history",
  RI: "/instrument-info",
};

/** Replies of a server that pushes these topics and knows no others; R: that answers queries as it does REST. */
export function caseReplies(topics: string, answer: (asked: Asked) => Outcome): (command: WireCommand) => object {
  return (command) => {
    const { type, reqid } = command;
    if (type !== "H" && !topics.includes(type[0] ?? "")) return { type, reqid, msg: "unknown type" };
    const path = PATHS[type];
    if (path === undefined) return { type, reqid, msg: "OK", time: 1_731_499_200 };
    const outcome = answer({ path, body: command, key: undefined, at: 0 });
    if (outcome instanceof Error || outcome === "hangs") throw new Error(`a query has no such outcome: ${path}`);
    return { type, reqid, ...(JSON.parse(outcome.body) as object) };
  };
}
