import { SNAPSHOT_FIELDS } from "../../qos/fields";
import { mapSettled } from "../../kernel/settled";
import { isPromise, type Soon } from "../../kernel/soon";
import { readHeaders } from "../arguments/choices";
import { codesOf, readCodes } from "../arguments/codes";
import { readMoneyFields } from "../arguments/moneyFields";
import { headingsOf } from "../headings";
import { DEFAULT_QUOTE_FIELDS, QUOTE_FIELDS } from "../quoteFields";
import { needsInfo, needsSnapshot, quoteTable, type QuoteTableOptions } from "../quoteTable";
import { lazyRates } from "../rates/lazyRates";
import { viewOf } from "../sessions/sessionView";
import type { Shown } from "../streams";
import { loadEach, throwIfNoKey, type Manner, type Question, type QuestionContext } from "./question";
import { ofSessions } from "./sessions";

/** QOS.QUOTE(codes, [fields], [headers]) */
export const queryQuote: Question = (context, [rawCodes, rawFields, rawHeaders], manner) => {
  const rows = readCodes(rawCodes);
  const fields = readMoneyFields(rawFields, QUOTE_FIELDS, DEFAULT_QUOTE_FIELDS);
  return loadRows(context, { rows, fields, headers: readHeaders(rawHeaders, fields.length) }, manner);
};

/** A row an instrument; snapshot, reference data, daily bars and rates are asked for only where a field needs them. */
export function loadRows(
  { clock, sources, zone, headerLanguage }: QuestionContext,
  { rows, fields, headers }: Pick<QuoteTableOptions, "rows" | "fields"> & { readonly headers: boolean },
  manner: Manner,
): Soon<Shown> {
  const codes = codesOf(rows);
  const names = SNAPSHOT_FIELDS.map(({ name }) => name).filter((name) =>
    fields.some(({ needs }) => needs.includes(name)),
  );
  const currencies = [...new Set(fields.flatMap(({ currency }) => currency ?? []))];
  // All is asked before any of it is waited for.
  const ofSnapshot = loadEach(ofSessions(sources, names), fields.some(needsSnapshot) ? codes : [], manner);
  const ofInfo = loadEach(sources.infos, fields.some(needsInfo) ? codes : [], manner);
  const ofRates =
    currencies.length === 0
      ? undefined
      : lazyRates(clock).then(({ loadRates }) => loadRates(sources, { codes, currencies, argument: "fields" }, manner));
  const draw = (
    told: Awaited<typeof ofSnapshot>,
    infos: Awaited<typeof ofInfo>,
    rates: Awaited<typeof ofRates>,
  ): Shown => {
    throwIfNoKey(told);
    throwIfNoKey(infos);
    if (rates !== undefined) throwIfNoKey(rates);
    const snapshots = new Map(
      [...told].map(([code, answer]) => [
        code,
        mapSettled(answer, (value) => ({ ...value, view: viewOf(value.quotes, sources.sessions.kindsOf(code)) })),
      ]),
    );
    const headings = headingsOf(headers, headerLanguage());
    return quoteTable({ rows, fields, headers: headings, zone: zone(), snapshots, infos, rates });
  };
  if (isPromise(ofSnapshot) || isPromise(ofInfo) || ofRates !== undefined)
    return Promise.all([ofSnapshot, ofInfo, ofRates]).then((all) => draw(...all));
  return draw(ofSnapshot, ofInfo, undefined);
}
