import type { SnapshotFieldName } from "../../qos/fields";
import { changepct, difference } from "../arithmetic";
import type { QuoteField } from "../quoteField";
import { EXTENDED_SESSIONS, type ExtendedSession } from "./sessionQuotes";
import type { SessionPrice, SessionView } from "./sessionView";

const NAMES: Readonly<Record<ExtendedSession | "latest", { readonly zh: string; readonly en: string }>> = {
  pre: { zh: "盘前", en: "the newest pre-market session" },
  post: { zh: "盘后", en: "the newest after-hours session" },
  night: { zh: "夜盘", en: "the newest night session" },
  latest: { zh: "最近", en: "the newest price of all sessions" },
};

type Figure = Pick<QuoteField, "zh" | "unit" | "meaning"> & {
  /** What follows the name of the session: nothing for its price. */
  readonly suffix: string;
  /** Figures of the regular day that it is measured against or told apart from. */
  readonly beside?: readonly SnapshotFieldName[];
  readonly read: (price: SessionPrice) => number | string | undefined;
};

const PRICE: readonly Figure[] = [
  { suffix: "", zh: "价", unit: "price", meaning: "price of", read: ({ price }) => price },
  {
    suffix: "change",
    beside: ["last"],
    zh: "涨跌额",
    unit: "price",
    meaning: "change against the regular close before it, of",
    read: ({ price, base }) => difference(price, base),
  },
  {
    suffix: "changepct",
    beside: ["last"],
    zh: "涨跌幅",
    unit: "fraction",
    meaning: "change against the regular close before it, a fraction, of",
    read: ({ price, base }) => changepct(price, base),
  },
];

const RANGE: readonly Figure[] = [
  {
    suffix: "high",
    zh: "最高价",
    unit: "price",
    meaning: "highest price of",
    beside: ["high", "low"],
    read: ({ high }) => high,
  },
  {
    suffix: "low",
    zh: "最低价",
    unit: "price",
    meaning: "lowest price of",
    beside: ["high", "low"],
    read: ({ low }) => low,
  },
  {
    suffix: "volume",
    zh: "成交量",
    unit: "volume",
    meaning: "volume of",
    beside: ["volume"],
    read: ({ volume }) => volume,
  },
];

const TIME: Figure = { suffix: "time", zh: "时间", unit: "time", meaning: "time of", read: ({ time }) => time };
const SESSION: Figure = {
  suffix: "session",
  zh: "时段",
  unit: "text",
  meaning: "session (pre, regular, post, night) of",
  read: ({ session }) => session,
};

function fieldsOf(
  name: ExtendedSession | "latest",
  figures: readonly Figure[],
  priceIn: (view: SessionView) => SessionPrice | undefined,
): QuoteField[] {
  const { zh, en } = NAMES[name];
  return figures.map(({ suffix, beside = [], read, ...figure }) => ({
    name: `${name}${suffix}`,
    zh: `${zh}${figure.zh}`,
    wire: undefined,
    unit: figure.unit,
    meaning: `${figure.meaning} ${en}`,
    // The newest price may be the regular one, and is then measured against the close before.
    needs: ["sessions", ...beside, ...(name === "latest" && beside.length > 0 ? (["prevclose"] as const) : [])],
    read({ view }) {
      const price = view === undefined ? undefined : priceIn(view);
      return price === undefined ? undefined : read(price);
    },
  }));
}

/** Fields of the sessions before, after and between the regular ones, and of the newest of all. A new one is one row. */
export const SESSION_FIELDS: readonly QuoteField[] = [
  ...fieldsOf("latest", [...PRICE, TIME, SESSION], ({ latest }) => latest),
  ...EXTENDED_SESSIONS.flatMap((session) =>
    fieldsOf(session, [...PRICE, ...RANGE, TIME], ({ extended }) => extended[session]),
  ),
];
