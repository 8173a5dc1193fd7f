import type { WireKlineQuery } from "../../src/qos/wire";
import { bars, snapshotRow, ungroup } from "./builders";
import { ok, refusal, type Asked, type Outcome } from "./scriptedHttp";

/** How a server may answer without ever being wrong: the documents promise no order and no completeness. */
export interface Manners {
  readonly shuffle: (rows: readonly object[]) => readonly object[];
  readonly double: boolean;
  readonly foreign: boolean;
  readonly unknown: (code: string) => boolean;
}

/** Limits that the server enforces to the letter. */
export interface StrictPlan {
  readonly products: number;
  readonly requests: number;
}

/** A price that no other code has. */
export function priceOf(code: string): number {
  let sum = 0;
  for (const letter of code) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return sum + 0.25;
}

/** A server that counts arrivals in every stretch of a minute, and refuses whatever exceeds the plan. */
export class StrictServer {
  readonly refusals: string[] = [];
  readonly counts = new Map<string, number>();
  readonly #arrivals = new Map<string, number[]>();
  readonly #plan: StrictPlan;
  readonly #manners: Manners;

  constructor(plan: StrictPlan, manners: Manners) {
    this.#plan = plan;
    this.#manners = manners;
  }

  readonly answer = (asked: Asked): Outcome => {
    const refused = this.#refuse(asked);
    if (refused !== undefined) {
      this.refusals.push(`${asked.path} ${refused}`);
      return refusal(refused);
    }
    this.counts.set(asked.path, (this.counts.get(asked.path) ?? 0) + 1);
    return ok(this.#rows(asked));
  };

  #refuse({ path, body, at }: Asked): string | undefined {
    const arrivals = this.#arrivals.get(path) ?? [];
    this.#arrivals.set(path, [...arrivals, at]);
    if (arrivals.filter((before) => before > at - 60_000).length >= this.#plan.requests)
      return "request frequency exceeded";
    return productsOf(path, body) > this.#plan.products ? "product count exceeded" : undefined;
  }

  #rows({ path, body }: Asked): readonly object[] {
    const { shuffle, double, foreign, unknown } = this.#manners;
    const rows = path === "/kline" ? barRows(body, unknown) : codeRows(path, body, unknown);
    const extra = foreign
      ? [path === "/kline" ? { c: "US:ALIEN", k: bars("US:ALIEN", 1001, 3) } : row(path, "US:ALIEN")]
      : [];
    return shuffle([...rows, ...extra, ...(double ? rows : [])]);
  }
}

function productsOf(path: string, body: unknown): number {
  if (path !== "/kline") return ungroup((body as { codes: string[] }).codes).length;
  return (body as { kline_reqs: WireKlineQuery[] }).kline_reqs.reduce((sum, { c }) => sum + ungroup([c]).length, 0);
}

function codeRows(path: string, body: unknown, unknown: (code: string) => boolean): object[] {
  const codes = ungroup((body as { codes: string[] }).codes);
  return codes.filter((code) => !unknown(code)).map((code) => row(path, code));
}

function row(path: string, code: string): object {
  const lp = String(priceOf(code));
  return path === "/instrument-info" ? { c: code, ls: priceOf(code) } : snapshotRow(code, { lp });
}

/** Bars whose last close says the code, the period and the adjustment that they are of. */
function barRows(body: unknown, unknown: (code: string) => boolean): object[] {
  const lines = (body as { kline_reqs: WireKlineQuery[] }).kline_reqs;
  return lines.flatMap(({ c, co, a, kt }) =>
    ungroup([c])
      .filter((code) => !unknown(code))
      .map((code) => ({ c: code, k: bars(code, kt, co).map((bar) => ({ ...bar, cl: String(closeOf(code, kt, a)) })) })),
  );
}

/** The close of every bar of a series: no other series has it. */
export function closeOf(code: string, kt: number, a: number): number {
  return priceOf(code) + kt * 10 + a * 0.5;
}
