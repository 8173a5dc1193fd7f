import type { PlantedBug } from "../plantedBug";

/** Bugs between a decoded figure and its cell: wrong columns, wrong signs, wrong days. */
export const TABLE_BUGS: readonly PlantedBug[] = [
  {
    shows: "DEPTH shows bids as asks and asks as bids",
    file: "quotes/depthTable.ts",
    find: "return [bidVolume, bid, ask, askVolume];",
    replace: "return [askVolume, ask, bid, bidVolume];",
  },
  {
    shows: "LIVEDEPTH shows bids as asks and asks as bids",
    file: "quotes/live/liveQuestions.ts",
    find: "depthTable(book, levels, ",
    replace: "depthTable({ ...book, bids: book.asks, asks: book.bids }, levels, ",
  },
  {
    shows: "LIVE spread is negative",
    file: "quotes/live/liveFields.ts",
    find: "difference(ask.price, bid.price)",
    replace: "difference(bid.price, ask.price)",
  },
  {
    shows: "LIVE bid shows the ask",
    file: "quotes/live/liveFields.ts",
    find: '"best bid", (bid) => bid.price',
    replace: '"best bid", (_bid, ask) => ask.price',
  },
  {
    shows: "LIVE tradeprice shows the volume of the trade",
    file: "quotes/live/liveFields.ts",
    find: "({ price }) => price",
    replace: "({ volume }) => volume",
  },
  {
    shows: "TRADES shows the volume as the price and the price as the volume",
    file: "quotes/tradeTable.ts",
    find: '      price ?? missing("price"),\n      volume ?? missing("volume"),',
    replace: '      volume ?? missing("volume"),\n      price ?? missing("price"),',
  },
  {
    shows: "CALENDAR is a day late",
    file: "quotes/questions/calendar.ts",
    find: "excelSerial(dayOfYyyymmdd(yyyymmdd) + SERIAL_OF_EPOCH)",
    replace: "excelSerial(dayOfYyyymmdd(yyyymmdd) + 1 + SERIAL_OF_EPOCH)",
  },
  {
    shows: "QUOTE pe is the price over net assets instead of earnings",
    file: "quotes/quoteFields.ts",
    find: "info: { eps } }) => ratio(",
    replace: "info: { navps: eps } }) => ratio(",
  },
  {
    shows: "QUOTE mktcap counts only the shares in circulation",
    file: "quotes/quoteFields.ts",
    find: "info: { shares } }) => product(",
    replace: "info: { float: shares } }) => product(",
  },
  {
    shows: "HISTORY is without the bars of its last day",
    file: "quotes/history/span.ts",
    find: "excelSerial(serial + 1)",
    replace: "excelSerial(serial)",
  },
  {
    shows: "a table of bars shows the high as the low",
    file: "quotes/barTable.ts",
    find: "read: (bar) => bar.low",
    replace: "read: (bar) => bar.high",
  },
  {
    shows: "the change of a bar is against its own open",
    file: "quotes/barTable.ts",
    find: "read: (bar, before) => difference(bar.close, before?.close)",
    replace: "read: (bar) => difference(bar.close, bar.open)",
  },
  {
    shows: "KLINE reads each bar against the one before the bar before",
    file: "quotes/barTable.ts",
    find: "bars[first + row - 1]",
    replace: "bars[first + row - 2]",
  },
  {
    shows: "HISTORY reads the bars of a year without the one before it, so that the first change is missing",
    file: "quotes/questions/history.ts",
    find: "andBefore: barsBefore(fields) > 0",
    replace: "andBefore: false",
  },
  {
    shows: "daily bars are dated in the zone of the cells: in UTC those of Hong Kong are a day early",
    file: "quotes/barTable.ts",
    find: "daily ? dateCell(bar.time, code, zone) : timeCell(bar.time, code, zone)",
    replace: "daily ? timeCell(bar.time, code, zone) : timeCell(bar.time, code, zone)",
  },
  {
    shows: "QUOTE change is the close before less the last price",
    file: "quotes/quoteFields.ts",
    find: "=> difference(view?.regular.last, view?.regular.prevclose)",
    replace: "=> difference(view?.regular.prevclose, view?.regular.last)",
  },
  {
    shows: "the average price of Shanghai and Shenzhen is a hundred times too high",
    file: "quotes/quoteFields.ts",
    find: "marketRow(marketOf(code)).volumeUnit",
    replace: "marketRow(marketOf(code)).volumeUnit ** 0",
  },
  {
    shows: "an order book shows one level less than asked for",
    file: "quotes/depthTable.ts",
    find: "Math.min(levels, Math.max(bids.length, asks.length))",
    replace: "Math.min(levels - 1, Math.max(bids.length, asks.length))",
  },
  {
    shows: "a blank cell of the range shifts the rows below it by one",
    file: "quotes/rowTable.ts",
    find: "const body = rows.map(",
    replace: 'const body = rows.filter(({ kind }) => kind !== "blank").map(',
  },
  {
    shows: "LIVETRADES shows the oldest trades of the tape",
    file: "quotes/live/liveQuestions.ts",
    find: "tape.slice(0, rows)",
    replace: "tape.slice(-rows)",
  },
  {
    shows: "LIVEKLINE shows a bar more than was asked for",
    file: "quotes/live/liveQuestions.ts",
    find: "bars.length - count)",
    replace: "bars.length - count - 1)",
  },
  {
    shows: "a dividend per share is shown as a yield: 4998 %",
    file: "quotes/quoteFields.ts",
    find: "fraction(number(dps), view?.regular.last)",
    replace: "number(dps)",
  },
  {
    shows: "HISTORY of an index is without its last day",
    file: "quotes/history/span.ts",
    find: "date <= end.serial",
    replace: "date < end.serial",
  },
];
