import { hoursOf, type HoursRow } from "./hours";

/** The exchange that an index belongs to: the clock of its days, and its hours where they are known. */
export interface IndexExchange {
  /** IANA name of the zone in which the exchange keeps its days. */
  readonly zone: string;
  /** Regular trading, without what a share may trade beyond it: an index stands still then. */
  readonly hours: HoursRow | undefined;
  /** Symbols as they are in use, without a leading `^` or `.`. */
  readonly symbols: readonly string[];
}

const at = (hour: number, minute = 0): number => hour * 60 + minute;
const words = (text: string): readonly string[] => text.split(" ");
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** Hours of one exchange: each pair is an opening and the close after it; what lies between two of them is a break. */
function hours(zone: string, ...openings: readonly (readonly [start: number, end: number])[]): HoursRow {
  const blocks = openings.flatMap(([start, end], place) => {
    const regular = { session: "regular", days: MONDAY_TO_FRIDAY, start, end } as const;
    const next = openings[place + 1];
    return next === undefined
      ? [regular]
      : [regular, { session: "break", days: MONDAY_TO_FRIDAY, start: end, end: next[0] } as const];
  });
  return { market: "IX", zone, keepsHolidays: true, blocks };
}

/** A new index is one word here, a new exchange one row. */
export const INDEX_EXCHANGES: readonly IndexExchange[] = [
  {
    zone: "America/New_York",
    hours: { ...hours("America/New_York", [at(9, 30), at(16)]), market: "US", halfDayEnd: at(13) },
    symbols: words(
      "DJI DJIA DJT DJU INDU US30 SPX SPX500 SP500 GSPC INX US500 OEX NDX NAS100 US100 IXIC COMP CCMP VIX RUT US2000 NYA SOX",
    ),
  },
  {
    zone: "Asia/Hong_Kong",
    hours: hoursOf("HK"),
    symbols: words("HSI HSCEI HSCE HSCCI HSTECH HSTEC HK50 HHI HTI VHSI"),
  },
  {
    zone: "Asia/Shanghai",
    hours: hoursOf("SH"),
    symbols: words("SSEC SHCOMP SZCOMP SZI CSI300 CSI500 CSI1000 SHSZ300 SSE50 CHINEXT CN50 CHINA50"),
  },
  {
    zone: "Asia/Tokyo",
    hours: hours("Asia/Tokyo", [at(9), at(11, 30)], [at(12, 30), at(15, 30)]),
    symbols: words("JPN225 JP225 N225 NI225 NKY NIKKEI TPX TOPIX TOPX"),
  },
  {
    zone: "Asia/Seoul",
    hours: hours("Asia/Seoul", [at(9), at(15, 30)]),
    symbols: words("KOSPI KOSPI200 KS11 KS200 KOSDAQ KQ11"),
  },
  { zone: "Asia/Taipei", hours: hours("Asia/Taipei", [at(9), at(13, 30)]), symbols: words("TWII TAIEX TWSE TW50") },
  {
    zone: "Asia/Singapore",
    hours: hours("Asia/Singapore", [at(9), at(12)], [at(13), at(17)]),
    symbols: words("STI FSSTI SG30 SGP30"),
  },
  {
    zone: "Asia/Kolkata",
    hours: hours("Asia/Kolkata", [at(9, 15), at(15, 30)]),
    symbols: words("SENSEX BSESN NIFTY NIFTY50 NSEI IN50 INDIA50 NSEBANK BANKNIFTY"),
  },
  {
    zone: "Australia/Sydney",
    hours: hours("Australia/Sydney", [at(10), at(16)]),
    symbols: words("AS51 ASX200 AUS200 AXJO XJO AORD AS30"),
  },
  {
    zone: "Europe/London",
    hours: hours("Europe/London", [at(8), at(16, 30)]),
    symbols: words("FTSE FTSE100 UKX UK100 FTMC FTSE250"),
  },
  {
    zone: "Europe/Berlin",
    hours: hours("Europe/Berlin", [at(9), at(17, 30)]),
    symbols: words(
      "DAX GER40 GER30 DE40 DE30 GDAXI MDAX TECDAX STOXX50E SX5E EU50 EUSTX50 STOXX50 SXXP STOXX600 STOXX",
    ),
  },
  {
    zone: "Europe/Paris",
    hours: hours("Europe/Paris", [at(9), at(17, 30)]),
    symbols: words("CAC CAC40 FCHI FRA40 FR40 PX1"),
  },
  { zone: "Europe/Amsterdam", hours: hours("Europe/Amsterdam", [at(9), at(17, 30)]), symbols: words("AEX NETH25") },
  { zone: "Europe/Madrid", hours: hours("Europe/Madrid", [at(9), at(17, 30)]), symbols: words("IBEX IBEX35 ESP35") },
  { zone: "Europe/Rome", hours: hours("Europe/Rome", [at(9), at(17, 30)]), symbols: words("FTSEMIB FTMIB IT40 ITA40") },
  { zone: "Europe/Zurich", hours: undefined, symbols: words("SMI SSMI SUI20 SWI20") },
  { zone: "Europe/Stockholm", hours: undefined, symbols: words("OMX OMXS30 SE30") },
  { zone: "Europe/Moscow", hours: undefined, symbols: words("IMOEX RTSI RTS") },
  { zone: "America/Toronto", hours: hours("America/Toronto", [at(9, 30), at(16)]), symbols: words("GSPTSE SPTSX TSX") },
  { zone: "America/Sao_Paulo", hours: undefined, symbols: words("BVSP IBOV") },
  { zone: "America/Mexico_City", hours: undefined, symbols: words("MXX MEXBOL") },
  { zone: "Pacific/Auckland", hours: undefined, symbols: words("NZ50 NZX50") },
  { zone: "Asia/Jakarta", hours: undefined, symbols: words("JKSE JCI") },
  { zone: "Asia/Kuala_Lumpur", hours: undefined, symbols: words("KLSE KLCI") },
  { zone: "Asia/Bangkok", hours: undefined, symbols: words("SET SETI SET50") },
  { zone: "Asia/Manila", hours: undefined, symbols: words("PSEI") },
  { zone: "Asia/Ho_Chi_Minh", hours: undefined, symbols: words("VNINDEX VNI") },
  { zone: "Asia/Riyadh", hours: undefined, symbols: words("TASI") },
  { zone: "Asia/Jerusalem", hours: undefined, symbols: words("TA35") },
];

/** The exchanges of mainland China number their indices. */
const MAINLAND_NUMBERS = /^(?:SH|SZ)?(?:000|399|930|931|932|950|980)\d{3}$/;

const BY_SYMBOL: ReadonlyMap<string, IndexExchange> = new Map(
  INDEX_EXCHANGES.flatMap((row) => row.symbols.map((symbol) => [symbol, row] as const)),
);

/** The exchange of an index by its symbol; undefined for one that is not known. */
export function exchangeOfIndex(symbol: string): IndexExchange | undefined {
  const plain = symbol.replace(/^[.^]/, "");
  return BY_SYMBOL.get(plain) ?? (MAINLAND_NUMBERS.test(plain) ? BY_SYMBOL.get("SSEC") : undefined);
}
