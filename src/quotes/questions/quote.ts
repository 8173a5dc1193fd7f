import { mapSettled, type Settled } from "../../kernel/settled";
import { isPromise, type Soon } from "../../kernel/soon";
import type { Currency } from "../../market/currency";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { QosError } from "../../qos/errors";
import { SNAPSHOT_FIELDS, type SnapshotFieldName } from "../../qos/fields";
import { readHeaders } from "../arguments/choices";
import { codesOf, readCodes } from "../arguments/codes";
import { moneyFieldsReader } from "../arguments/moneyFields";
import { wantsCodeColumn } from "../codeColumn";
import { headingsOf } from "../headings";
import { DEFAULT_QUOTE_FIELDS, QUOTE_FIELDS } from "../quoteFields";
import { needsInfo, needsSnapshot, quoteTable, type QuoteRow, type QuoteTableOptions } from "../quoteTable";
import { lazyRates } from "../rates/lazyRates";
import type { SessionAnswer } from "../sessions/sessionSource";
import { viewOf } from "../sessions/sessionView";
import type { Shown } from "../streams";
import { loadEach, throwIfNoKey, type Manner, type Question, type QuestionContext } from "./question";
import { FiguresOfSessions } from "./sessions";

const readQuoteFields = moneyFieldsReader(QUOTE_FIELDS, DEFAULT_QUOTE_FIELDS);

/** QOS.QUOTE(codes, [fields], [headers]) */
export const queryQuote: Question = (context, [rawCodes, rawFields, rawHeaders], manner) => {
  const rows = readCodes(rawCodes);
  const fields = readQuoteFields(rawFields);
  const headers = readHeaders(rawHeaders, fields.length);
  const codes = wantsCodeColumn({ raw: rawCodes, rows, fields, headers }) && context.codeColumn();
  return loadRows(context, { rows, fields, headers, codes }, manner);
};

type Fields = QuoteTableOptions["fields"];

/** What is to be asked for these fields. */
interface Needs {
  readonly names: readonly SnapshotFieldName[];
  readonly currencies: readonly Currency[];
  readonly snapshot: boolean;
  readonly info: boolean;
}

/** Found once for fields that were read once. */
const needs = new WeakMap<Fields, Needs>();

function needsOf(fields: Fields): Needs {
  let known = needs.get(fields);
  if (known === undefined) {
    const isNeeded = (name: SnapshotFieldName): boolean => fields.some((field) => field.needs.includes(name));
    known = {
      names: SNAPSHOT_FIELDS.map(({ name }) => name).filter(isNeeded),
      currencies: [...new Set(fields.flatMap(({ currency }) => currency ?? []))],
      snapshot: fields.some(needsSnapshot),
      info: fields.some(needsInfo),
    };
    needs.set(fields, known);
  }
  return known;
}

/** A row an instrument; snapshot, reference data, daily bars and rates are asked for only where a field needs them. */
export function loadRows(
  { clock, sources, zone, headerLanguage }: QuestionContext,
  {
    rows,
    fields,
    headers,
    codes: inFront,
  }: Pick<QuoteTableOptions, "rows" | "fields" | "codes"> & { readonly headers: boolean },
  manner: Manner,
): Soon<Shown> {
  const codes = codesOf(rows);
  const { names, currencies, snapshot, info } = needsOf(fields);
  // All is asked before any of it is waited for.
  const ofSnapshot = loadEach(new FiguresOfSessions(sources.sessions, names), snapshot ? codes : [], manner);
  const ofInfo = loadEach(sources.infos, info ? codes : [], manner);
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
    const snapshots = new Map<InstrumentCode, Settled<QuoteRow, QosError>>();
    for (const [code, answer] of told) {
      const viewed = (value: SessionAnswer): QuoteRow => ({
        ...value,
        view: viewOf(value.quotes, sources.sessions.kindsOf(code)),
      });
      snapshots.set(code, mapSettled(answer, viewed));
    }
    const headings = headingsOf(headers, headerLanguage());
    return quoteTable({ rows, fields, headers: headings, codes: inFront, zone: zone(), snapshots, infos, rates });
  };
  if (isPromise(ofSnapshot) || isPromise(ofInfo) || ofRates !== undefined)
    return Promise.all([ofSnapshot, ofInfo, ofRates]).then((all) => draw(...all));
  return draw(ofSnapshot, ofInfo, undefined);
}
