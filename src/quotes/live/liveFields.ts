import { SECOND } from "../../kernel/time";
import { QosError } from "../../qos/errors";
import type { Snapshot } from "../../qos/snapshot";
import type { TopicLetter } from "../../qos/topics/topic";
import type { NamedField } from "../arguments/fields";
import type { Cell } from "../cell";
import { QUOTE_FIELDS, readField } from "../quoteFields";
import type { TimeZoneChoice } from "../zones";

/** What a live field may need beside the value. */
export interface LiveContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly zone: TimeZoneChoice;
}

/** One value that a live cell can show: where it comes from and how it is read. */
export interface LiveField extends NamedField {
  readonly topic: TopicLetter;
  readonly meaning: string;
  readonly unit?: string;
  readonly read: (value: unknown, context: LiveContext) => Cell;
  readonly ticking?: boolean;
}

/** Fields that need reference data are none of a push's. */
const PUSHED = QUOTE_FIELDS.filter(({ needs }) => !needs.includes("info"));

const OF_SNAPSHOT: readonly LiveField[] = PUSHED.map((field) => ({
  name: field.name,
  zh: field.zh,
  wire: field.wire,
  meaning: field.meaning,
  topic: "S",
  unit: field.unit,
  read(value, { zone }) {
    const { code, regular } = value as Snapshot;
    return readField({ code, figures: regular, info: {} }, field, zone);
  },
}));

const AGE: LiveField = {
  name: "age",
  zh: "数据年龄",
  wire: undefined,
  meaning: "seconds since the time of the data",
  topic: "S",
  ticking: true,
  read(value, { now }) {
    const { code, regular } = value as Snapshot;
    if (regular.time === undefined) return new QosError("noValue", { field: "age", code });
    return Math.max(0, Math.round(now / SECOND - regular.time));
  },
};

/** Every field that a live cell can show. A new one is one row here. */
export const LIVE_FIELDS: readonly LiveField[] = [...OF_SNAPSHOT, AGE];
