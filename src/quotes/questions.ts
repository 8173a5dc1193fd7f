import { failure, success, type Settled } from "../kernel/settled";
import type { Wait } from "../flow/question";
import type { InstrumentCode } from "../market/instrumentCode";
import { MOST_BARS } from "../qos/endpoints/kline";
import { asQosError, QosError } from "../qos/errors";
import type { Snapshot } from "../qos/snapshot";
import { readAdjustment, readCount, readHeaders, readInterval, readSession } from "./arguments/choices";
import { readCode, readCodes } from "./arguments/codes";
import { readFields } from "./arguments/fields";
import type { BarDesk } from "./barDesk";
import { BAR_FIELDS, barTable, DEFAULT_BAR_FIELDS } from "./barTable";
import type { Cell, Table } from "./cell";
import { priceOf } from "./price";
import { DEFAULT_QUOTE_FIELDS, QUOTE_FIELDS } from "./quoteFields";
import { quoteTable } from "./quoteTable";
import type { SnapshotDesk } from "./snapshotDesk";
import type { TimeZoneChoice } from "./zones";

export interface QuestionsOptions {
  readonly snapshots: SnapshotDesk;
  readonly bars: BarDesk;
  readonly zone: () => TimeZoneChoice;
}

/** How a question is put: `preview` answers from the cache or not at all (a formula that is only being looked at). */
export interface Manner {
  readonly preview: boolean;
}

/** `raw` arguments come as the host gave them. Every method throws a QosError where one of them is wrong. */
export class Questions {
  readonly #options: QuestionsOptions;

  constructor(options: QuestionsOptions) {
    this.#options = options;
  }

  price([rawCode, rawSession]: readonly unknown[], manner: Manner): Wait<Cell> {
    const code = readCode(rawCode);
    const session = readSession(rawSession);
    return mapWait(this.#snapshot(code, manner), (snapshot) => priceOf(snapshot, session));
  }

  quote([rawCodes, rawFields, rawHeaders]: readonly unknown[], manner: Manner): Wait<Table> {
    const rows = readCodes(rawCodes);
    const fields = readFields(rawFields, QUOTE_FIELDS, DEFAULT_QUOTE_FIELDS);
    const headers = readHeaders(rawHeaders, fields.length);
    const codes = new Set(rows.flatMap((row) => (row.kind === "code" ? [row.code] : [])));
    const waits = [...codes].map((code) => [code, this.#snapshot(code, manner)] as const);
    const answer = Promise.all(waits.map(async ([code, wait]) => [code, await settled(wait)] as const)).then(
      (answers) => quoteTable({ rows, fields, headers, zone: this.#options.zone(), answers: new Map(answers) }),
    );
    return { answer, leave: () => waits.forEach(([, wait]) => wait.leave()) };
  }

  kline(raw: readonly unknown[], manner: Manner): Wait<Table> {
    const [rawCode, rawInterval, rawCount, rawAdjust, rawFields, rawHeaders] = raw;
    const code = readCode(rawCode);
    const { interval } = readInterval(rawInterval);
    const count = readCount(rawCount, "count", { from: 1, to: MOST_BARS, fallback: 100 });
    const adjustment = readAdjustment(rawAdjust);
    const fields = readFields(rawFields, BAR_FIELDS, DEFAULT_BAR_FIELDS);
    const headers = readHeaders(rawHeaders, fields.length);
    const ask = { code, interval, adjustment, count };
    const { bars, zone } = this.#options;
    const wait = manner.preview ? fromCache(bars.peek(ask)) : bars.ask(ask);
    return mapWait(wait, (answer) => {
      if (answer.length === 0) throw new QosError("notFound", { code });
      return barTable(answer, { code, interval, fields, headers, zone: zone() });
    });
  }

  #snapshot(code: InstrumentCode, { preview }: Manner): Wait<Snapshot> {
    const { snapshots } = this.#options;
    return preview ? fromCache(snapshots.peek(code)) : snapshots.ask(code);
  }
}

function mapWait<From, To>(wait: Wait<From>, map: (from: From) => To): Wait<To> {
  return { answer: wait.answer.then(map), leave: wait.leave };
}

async function settled<Row>(wait: Wait<Row>): Promise<Settled<Row, QosError>> {
  try {
    return success(await wait.answer);
  } catch (thrown) {
    return failure(asQosError(thrown));
  }
}

function fromCache<Row>(kept: Settled<Row, QosError> | undefined): Wait<Row> {
  const answer =
    kept?.ok === true ? Promise.resolve(kept.value) : Promise.reject(kept?.error ?? new QosError("preview"));
  return { answer, leave: () => undefined };
}
