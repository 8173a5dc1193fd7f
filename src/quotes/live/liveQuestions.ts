import type { Clock } from "../../kernel/clock";
import type { Currency } from "../../market/currency";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { DayKinds } from "../../market/tradingCalendar";
import { MOST_BARS } from "../../qos/endpoints/kline";
import { QosError, type Locale } from "../../qos/errors";
import { subjectKey, type Subject, type TopicLetter, type TopicStates } from "../../qos/topics/topic";
import { readCount, readHeaders, readInterval } from "../arguments/choices";
import { codesOf, readCode, readCodes } from "../arguments/codes";
import { readCurrency } from "../arguments/currency";
import { moneyFieldReader, moneyFieldsReader, type InCurrency } from "../arguments/moneyFields";
import { BarRows } from "../barRows";
import { barTable, readBarFields } from "../barTable";
import type { Cell } from "../cell";
import { wantsCodeColumn } from "../codeColumn";
import { depthTable } from "../depthTable";
import { headingsOf, type Headings } from "../headings";
import { MOST_LEVELS } from "../questions/depth";
import { numberKind, type NumberKind } from "../numberKind";
import { DEFAULT_QUOTE_FIELDS } from "../quoteFields";
import type { LookAtRate, RatedView } from "../rates/ratedView";
import type { RateQuery } from "../rates/rateQuery";
import { rowTable } from "../rowTable";
import type { Shown } from "../streams";
import { tradeTable } from "../tradeTable";
import type { TimeZoneChoice } from "../zones";
import type { LiveSource, LiveView, Look, Seen } from "./liveSource";
import { LIVE_FIELDS, type LiveContext, type LiveField } from "./liveFields";
import type { Stop } from "./stop";
import { LONGEST_TAPE } from "./tape";

export interface LiveQuestionsOptions {
  readonly clock: Clock;
  readonly source: Pick<LiveSource, "watch">;
  /** Shows a view that needs rates. */
  readonly watchRated: (view: RatedView, show: (shown: Shown) => void) => Stop;
  readonly zone: () => TimeZoneChoice;
  /** In which the names of columns are told that the user has not named. */
  readonly headerLanguage: () => Locale;
  /** Whether rows of codes that were written in a text begin with them. */
  readonly codeColumn: () => boolean;
  /** What the days of an instrument's exchange are. */
  readonly kindsOf: (code: InstrumentCode) => DayKinds;
}

const readField = moneyFieldReader<LiveField>(LIVE_FIELDS, "last");
const readListFields = moneyFieldsReader<LiveField>(LIVE_FIELDS, DEFAULT_QUOTE_FIELDS);

/** `kind`: what a number is that stands alone; the numbers of a table are told beside it. */
type Show = (shown: Shown, kind?: NumberKind) => void;

/** How a table is made of what is known of its subject. */
interface Picture<State> {
  readonly draw: (state: State) => Shown;
  /** All that tables of one subject differ in. */
  readonly shape: string;
  /** Of a list its newest so many are enough. @default all are needed */
  readonly most?: number;
}

/** The live formulas. Arguments come as the host gave them; every method throws a QosError where one is wrong. */
export class LiveQuestions {
  readonly #options: LiveQuestionsOptions;
  readonly #context: LiveContext;

  constructor(options: LiveQuestionsOptions) {
    this.#options = options;
    const { clock, zone, kindsOf } = options;
    // Hour and zone are had only for the few fields that need them.
    this.#context = {
      get now() {
        return clock.now();
      },
      get zone() {
        return zone();
      },
      kindsOf,
    };
  }

  /** QOS.LIVE(code, [field]): one value of an instrument. */
  value([rawCode, rawField]: readonly unknown[], show: Show): Stop {
    const code = readCode(rawCode);
    const field = readField(rawField);
    const subject = { topic: field.topic, code };
    const ticking = field.ticking === true;
    if (field.currency === undefined) {
      // In one's own currency fields are told apart by their names.
      const question = `${subjectKey(subject)} ${field.name}`;
      const render = rendering(field, subject, this.#context);
      return this.#options.source.watch(
        { subjects: [subject], render, ticking, question },
        showing(show, numberKind(field, code)),
      );
    }
    const render: RatedView["render"] = (look, rate) =>
      shownOf(readSeen(field, subject, { look, rate, context: this.#context }));
    const rates = ratesOf([code], [field], "field");
    return this.#watch({ subjects: [subject], ticking, rates, render }, showing(show, numberKind(field, code)));
  }

  /** QOS.LIVEQUOTE(codes, [fields], [headers]): a watch list of every field that LIVE knows. */
  quote([rawCodes, rawFields, rawHeaders]: readonly unknown[], show: Show): Stop {
    const rows = readCodes(rawCodes);
    const fields = readListFields(rawFields);
    const headers = readHeaders(rawHeaders, fields.length);
    const inFront = wantsCodeColumn({ raw: rawCodes, rows, fields, headers });
    const topics = [...new Set(fields.map(({ topic }) => topic))];
    const subjects = codesOf(rows).flatMap((code) => topics.map((topic): Subject => ({ topic, code })));
    const render: RatedView["render"] = (look, rate) => {
      // One hour for the whole table.
      const { now, zone, kindsOf } = this.#context;
      const context = { now, zone, kindsOf };
      // A list without a single code that can be read waits for nothing.
      let known = subjects.length === 0;
      const cell = (code: InstrumentCode, field: InCurrency<LiveField>): Cell => {
        const seen = readSeen(field, { topic: field.topic, code }, { look, rate, context });
        if (seen.known === "value" || (seen.known === "problem" && seen.error.id !== "connecting")) known = true;
        return shownOf(seen) ?? new QosError("connecting");
      };
      const table = rowTable({
        rows,
        columns: fields,
        headers: this.#headings(headers),
        codes: inFront && this.#options.codeColumn(),
        cells: (code) => fields.map((field) => cell(code, field)),
      });
      return known ? table : undefined;
    };
    const ticking = fields.some((field) => field.ticking === true);
    return this.#watch({ subjects, rates: ratesOf(codesOf(rows), fields, "fields"), render, ticking }, show);
  }

  /** QOS.LIVEFXRATE(from, to): how many `to` one `from` is. */
  fxrate([rawFrom, rawTo]: readonly unknown[], show: Show): Stop {
    const [from, to] = [readCurrency(rawFrom, "from"), readCurrency(rawTo, "to")];
    const query: RateQuery = {
      from: { currency: from },
      to,
      namedIn: (currency) => (currency === from ? "from" : "to"),
    };
    const render: RatedView["render"] = (_look, rate) => shownOf(rate(query));
    return this.#watch({ subjects: [], rates: [query], render }, (shown) => show(shown, "number"));
  }

  /** QOS.LIVEDEPTH(code, [levels], [headers]): the order book. */
  depth([rawCode, rawLevels, rawHeaders]: readonly unknown[], show: Show): Stop {
    const code = readCode(rawCode);
    const levels = readCount(rawLevels, "levels", { from: 1, to: MOST_LEVELS, fallback: 5 });
    const headers = readHeaders(rawHeaders, 4);
    const draw = (depth: TopicStates["D"]): Shown => depthTable(depth, levels, this.#headings(headers));
    return this.#one({ topic: "D", code }, { draw, shape: `${levels} ${headers}` }, show);
  }

  /** QOS.LIVETRADES(code, [rows], [headers]): the tape, newest first. */
  trades([rawCode, rawRows, rawHeaders]: readonly unknown[], show: Show): Stop {
    const code = readCode(rawCode);
    const rows = readCount(rawRows, "rows", { from: 1, to: LONGEST_TAPE, fallback: 20 });
    const headers = readHeaders(rawHeaders, 4);
    const draw = (tape: TopicStates["T"]): Shown =>
      tradeTable(tape.slice(0, rows), this.#options.zone(), this.#headings(headers));
    return this.#one({ topic: "T", code }, { draw, shape: `${rows} ${headers}` }, show);
  }

  /** QOS.LIVEKLINE(code, [interval], [count], [fields], [headers]): bars whose last one moves. */
  kline([rawCode, rawInterval, rawCount, rawFields, rawHeaders]: readonly unknown[], show: Show): Stop {
    const code = readCode(rawCode);
    const { interval } = readInterval(rawInterval);
    const count = readCount(rawCount, "count", { from: 1, to: MOST_BARS, fallback: 100 });
    const fields = readBarFields(rawFields);
    const headers = readHeaders(rawHeaders, fields.length);
    const made = new BarRows();
    const draw = (bars: TopicStates["K"]): Shown => {
      const first = Math.max(0, bars.length - count);
      return barTable(bars, {
        code,
        interval,
        fields,
        headers: this.#headings(headers),
        zone: this.#options.zone(),
        first,
        made,
      });
    };
    const columns = fields.map(({ name, header }) => [name, header]);
    const shape = JSON.stringify([count, headers, columns]);
    // The first row is read against the bar before it.
    return this.#one({ topic: "K", code, interval }, { draw, shape, most: count + 1 }, show);
  }

  /**
   * The bars of a series as they are, for a chart: what is known of them, at the pace of the formulas and paused with
   * them. They share what they are asked and subscribed by.
   */
  bars(series: Pick<Subject<"K">, "code" | "interval">, hear: (seen: Seen<TopicStates["K"]>) => void): Stop {
    const subject: Subject<"K"> = { topic: "K", ...series };
    let known: Seen<TopicStates["K"]> = { known: "nothing" };
    let edition = 0;
    // A frame shows what has changed: another number for other bars.
    const render: LiveView["render"] = (look) => {
      const seen = look(subject);
      if (seen.known === "value" && !(known.known === "value" && known.value === seen.value)) edition += 1;
      known = seen;
      return seen.known === "value" ? edition : shownOf(seen);
    };
    return this.#options.source.watch({ subjects: [subject], render, ticking: false }, () => hear(known));
  }

  /** What needs no rates waits for nothing. */
  #watch(view: RatedView, show: Show): Stop {
    if (view.rates.length > 0) return this.#options.watchRated(view, show);
    return this.#options.source.watch({ ...view, render: (look) => view.render(look, noRate) }, show);
  }

  #headings(shown: boolean): Headings {
    return headingsOf(shown, this.#options.headerLanguage());
  }

  #one<Letter extends TopicLetter>(
    subject: Subject<Letter>,
    { draw, shape, most }: Picture<TopicStates[Letter]>,
    show: Show,
  ): Stop {
    const render: LiveView["render"] = (look) => {
      const seen = look(subject, most);
      return seen.known === "value" ? draw(seen.value) : shownOf(seen);
    };
    const question = `${subjectKey(subject)} ${shape}`;
    return this.#options.source.watch({ subjects: [subject], render, ticking: false, question }, show);
  }
}

/** The rates into the currencies of fields. */
function ratesOf(
  codes: readonly InstrumentCode[],
  fields: readonly InCurrency<LiveField>[],
  argument: string,
): RateQuery[] {
  const currencies = new Set(fields.flatMap(({ currency }) => currency ?? []));
  return [...currencies].flatMap((to) => codes.map((code) => rateInto(code, to, argument)));
}

function rateInto(code: InstrumentCode, to: Currency, argument: string): RateQuery {
  return { from: { code }, to, namedIn: (currency) => (currency === to ? argument : undefined) };
}

const noRate: LookAtRate = () => ({ known: "nothing" });

/** What a field shows of what is known of its subject, and of the rate into its currency. */
function readSeen<Letter extends TopicLetter>(
  field: InCurrency<LiveField<Letter>>,
  subject: Subject<Letter>,
  { look, rate, context }: { readonly look: Look; readonly rate: LookAtRate; readonly context: LiveContext },
): Seen<Cell> {
  const seen = readOwn(field, subject, look, context);
  if (field.currency === undefined || seen.known !== "value" || typeof seen.value !== "number") return seen;
  const into = rate(rateInto(subject.code, field.currency, "field"));
  return into.known === "value" ? { known: "value", value: seen.value * into.value } : into;
}

/** Shows numbers of one kind. A function by itself keeps nothing but what it needs: of each of thousands of cells there is one. */
function showing(show: Show, kind: NumberKind | undefined): (shown: Shown) => void {
  return (shown) => show(shown, kind);
}

/** What a cell of one field shows in the currency that the instrument is priced in: each of thousands, each frame. */
function rendering<Letter extends TopicLetter>(
  field: LiveField<Letter>,
  subject: Subject<Letter>,
  context: LiveContext,
): LiveView["render"] {
  return (look) => {
    const seen = look(subject);
    return seen.known === "value" ? field.read(seen.value, context) : shownOf(seen);
  };
}

/** In the currency that the instrument is priced in. */
function readOwn<Letter extends TopicLetter>(
  field: LiveField<Letter>,
  subject: Subject<Letter>,
  look: Look,
  context: LiveContext,
): Seen<Cell> {
  const seen = look(subject);
  return seen.known === "value" ? { known: "value", value: field.read(seen.value, context) } : seen;
}

function shownOf<Value>(seen: Seen<Value>): Value | QosError | undefined {
  if (seen.known === "nothing") return undefined;
  return seen.known === "problem" ? seen.error : seen.value;
}
