import { civilFromDays } from "../../kernel/civilDay";
import { SERIAL_OF_EPOCH } from "../../kernel/time";
import { asQosError, QosError } from "../../qos/errors";
import type { Cell } from "../../quotes/cell";
import type { Shown } from "../../quotes/streams";
import type { App } from "../../runtime/app";
import { QUESTIONS } from "../../runtime/questions";
import { watchStatus, type StatusSources } from "../../runtime/status";

/** A cell of a preview. */
export type PreviewCell = string | number | boolean;

/** What is known of a formula without asking anybody. */
export type Trial =
  /** It is right, and this is what it shows at this moment. */
  | { readonly kind: "shown"; readonly table: readonly (readonly PreviewCell[])[] }
  /** It is right; nothing in memory answers it. */
  | { readonly kind: "unknown" }
  /** It is right, and there is a reason why it would show no value. */
  | { readonly kind: "problem"; readonly error: QosError }
  /** An argument is wrong. `argument`: its name, where one can be told. */
  | { readonly kind: "wrong"; readonly error: QosError; readonly argument: string | undefined };

const LIVE_METHODS: Readonly<Record<string, "value" | "quote" | "depth" | "trades" | "kline">> = {
  LIVE: "value",
  LIVEQUOTE: "quote",
  LIVEDEPTH: "depth",
  LIVETRADES: "trades",
  LIVEKLINE: "kline",
};

type TrialSources = Pick<App, "preview"> & StatusSources;

/** Puts a formula's question as a preview: answered from memory or not at all, and nothing is subscribed. */
export async function tryFormula(app: TrialSources, formula: string, raw: readonly unknown[]): Promise<Trial> {
  try {
    const shown = await show(app, formula, raw);
    return shown === undefined ? { kind: "unknown" } : { kind: "shown", table: tableOf(shown) };
  } catch (thrown) {
    const error = asQosError(thrown);
    if (error.id === "preview") return { kind: "unknown" };
    if (error.cell === "#VALUE!") return { kind: "wrong", error, argument: argumentOf(error) };
    return { kind: "problem", error };
  }
}

async function show(app: TrialSources, formula: string, raw: readonly unknown[]): Promise<Shown | undefined> {
  const method = LIVE_METHODS[formula];
  let shown: Shown | undefined;
  const keep = (value: Shown): void => {
    shown = value;
  };
  if (formula === "STATUS") watchStatus(app, raw, keep)();
  else if (formula === "LIVEINDICATOR") {
    const [code, indicator, interval, count, headers] = raw;
    return app.queries.answer(QUESTIONS.indicator, [code, indicator, interval, count, null, headers], {
      preview: true,
    });
  } else if (formula === "LIVEFXRATE") return app.queries.answer(QUESTIONS.fxrate, raw, { preview: true });
  else if (method !== undefined) app.preview[method](raw, keep)();
  else {
    const question = Object.entries(QUESTIONS).find(([name]) => name === formula.toLowerCase())?.[1];
    if (question === undefined) throw new QosError("internal");
    return app.queries.answer(question, raw, { preview: true });
  }
  return shown;
}

function argumentOf({ id, details }: QosError): string | undefined {
  if (id === "backwardAdjustment") return "adjust";
  return typeof details["argument"] === "string" ? details["argument"] : undefined;
}

function tableOf(shown: Shown): readonly (readonly PreviewCell[])[] {
  return Array.isArray(shown) ? shown.map((row: readonly Cell[]) => row.map(cellOf)) : [[cellOf(shown as Cell)]];
}

function cellOf(cell: Cell): PreviewCell {
  if (typeof cell !== "object") return cell;
  if (cell instanceof QosError) return cell.cell;
  const { serial, style } = cell;
  const seconds = Math.round((serial - SERIAL_OF_EPOCH) * DAY);
  const { year, month, day } = civilFromDays(Math.floor(seconds / DAY));
  const date = [year, month, day].map(two).join("-");
  const rest = seconds - Math.floor(seconds / DAY) * DAY;
  const time = [Math.floor(rest / 3_600), Math.floor(rest / 60) % 60, rest % 60].map(two).join(":");
  return style === "date" ? date : `${date} ${time}`;
}

/** Seconds. */
const DAY = 86_400;

function two(number: number): string {
  return String(number).padStart(2, "0");
}
