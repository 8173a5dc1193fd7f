import type { Clock } from "../../kernel/clock";
import { failure, success, type Settled } from "../../kernel/settled";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { DayKinds } from "../../market/tradingCalendar";
import type { Bar } from "../../qos/bar";
import type { Depth } from "../../qos/depth";
import { MOST_BARS } from "../../qos/endpoints/kline";
import { QosError } from "../../qos/errors";
import type { Subject } from "../../qos/topics/topic";
import type { Trade } from "../../qos/trade";
import { readCount, readHeaders, readInterval } from "../arguments/choices";
import { codesOf, readCode, readCodes } from "../arguments/codes";
import { readField, readFields } from "../arguments/fields";
import { BAR_FIELDS, barTable, DEFAULT_BAR_FIELDS } from "../barTable";
import { depthTable } from "../depthTable";
import { MOST_LEVELS } from "../questions/depth";
import { DEFAULT_QUOTE_FIELDS } from "../quoteFields";
import { quoteTable, type QuoteRow } from "../quoteTable";
import type { SessionQuotes } from "../sessions/sessionQuotes";
import { liveViewOf } from "../sessions/sessionView";
import type { Shown } from "../streams";
import { tradeTable } from "../tradeTable";
import type { TimeZoneChoice } from "../zones";
import type { LiveDesk, LiveView } from "./liveDesk";
import { LIVE_FIELDS, PUSHED_FIELDS } from "./liveFields";
import { LONGEST_TAPE } from "./tape";

export interface LiveQuestionsOptions {
  readonly clock: Clock;
  readonly desk: Pick<LiveDesk, "watch">;
  readonly zone: () => TimeZoneChoice;
  /** What the days of an instrument's exchange are. */
  readonly kindsOf: (code: InstrumentCode) => DayKinds;
}

/** Ends a live formula. */
export type Stop = () => void;

type Show = (shown: Shown) => void;

/** The live formulas. Arguments come as the host gave them; every method throws a QosError where one is wrong. */
export class LiveQuestions {
  readonly #options: LiveQuestionsOptions;

  constructor(options: LiveQuestionsOptions) {
    this.#options = options;
  }

  /** QOS.LIVE(code, [field]): one value of an instrument. */
  value([rawCode, rawField]: readonly unknown[], show: Show): Stop {
    const { clock, zone, kindsOf } = this.#options;
    const code = readCode(rawCode);
    const field = readField(rawField, LIVE_FIELDS, "last");
    return this.#one(
      { topic: field.topic, code },
      (value) => field.read(value, { now: clock.now(), zone: zone(), kindsOf }),
      show,
      field.ticking === true,
    );
  }

  /** QOS.LIVEQUOTE(codes, [fields], [headers]): a watch list. Rows that have nothing yet stay blank. */
  quote([rawCodes, rawFields, rawHeaders]: readonly unknown[], show: Show): Stop {
    const rows = readCodes(rawCodes);
    const fields = readFields(rawFields, PUSHED_FIELDS, DEFAULT_QUOTE_FIELDS);
    const headers = readHeaders(rawHeaders, fields.length);
    const subjects = codesOf(rows).map((code): Subject => ({ topic: "S", code }));
    const render: LiveView["render"] = (look) => {
      const snapshots = new Map<InstrumentCode, Settled<QuoteRow, QosError>>();
      for (const subject of subjects) {
        const seen = look(subject);
        if (seen.known === "problem") snapshots.set(subject.code, failure(seen.error));
        else if (seen.known === "value") {
          const view = liveViewOf(seen.value as SessionQuotes, this.#options.kindsOf(subject.code));
          snapshots.set(subject.code, success({ view }));
        } else snapshots.set(subject.code, failure(new QosError("connecting")));
      }
      const nothing = [...snapshots.values()].every((seen) => !seen.ok && seen.error.id === "connecting");
      return nothing
        ? undefined
        : quoteTable({ rows, fields, headers, zone: this.#options.zone(), snapshots, infos: new Map() });
    };
    return this.#options.desk.watch({ subjects, render }, show);
  }

  /** QOS.LIVEDEPTH(code, [levels], [headers]): the book. */
  depth([rawCode, rawLevels, rawHeaders]: readonly unknown[], show: Show): Stop {
    const code = readCode(rawCode);
    const levels = readCount(rawLevels, "levels", { from: 1, to: MOST_LEVELS, fallback: 5 });
    const headers = readHeaders(rawHeaders, 4);
    return this.#one({ topic: "D", code }, (value) => depthTable(value as Depth, levels, headers), show);
  }

  /** QOS.LIVETRADES(code, [rows], [headers]): the tape, newest first. */
  trades([rawCode, rawRows, rawHeaders]: readonly unknown[], show: Show): Stop {
    const code = readCode(rawCode);
    const rows = readCount(rawRows, "rows", { from: 1, to: LONGEST_TAPE, fallback: 20 });
    const headers = readHeaders(rawHeaders, 4);
    const draw = (value: unknown): Shown =>
      tradeTable((value as readonly Trade[]).slice(0, rows), this.#options.zone(), headers);
    return this.#one({ topic: "T", code }, draw, show);
  }

  /** QOS.LIVEKLINE(code, [interval], [count], [fields], [headers]): bars whose last one moves. */
  kline([rawCode, rawInterval, rawCount, rawFields, rawHeaders]: readonly unknown[], show: Show): Stop {
    const code = readCode(rawCode);
    const { interval } = readInterval(rawInterval);
    const count = readCount(rawCount, "count", { from: 1, to: MOST_BARS, fallback: 100 });
    const fields = readFields(rawFields, BAR_FIELDS, DEFAULT_BAR_FIELDS);
    const headers = readHeaders(rawHeaders, fields.length);
    const draw = (value: unknown): Shown =>
      barTable((value as readonly Bar[]).slice(-count), {
        code,
        interval,
        fields,
        headers,
        zone: this.#options.zone(),
      });
    return this.#one({ topic: "K", code, interval }, draw, show);
  }

  #one(subject: Subject, draw: (value: unknown) => Shown, show: Show, ticking = false): Stop {
    const render: LiveView["render"] = (look) => {
      const seen = look(subject);
      if (seen.known === "nothing") return undefined;
      return seen.known === "problem" ? seen.error : draw(seen.value);
    };
    return this.#options.desk.watch({ subjects: [subject], render, ticking }, show);
  }
}
