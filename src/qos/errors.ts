import { StacklessError } from "../kernel/stacklessError";
import { errorText, type ErrorDetails } from "./errorText";

/**
 * Every reason why a cell may show no value, in one table: what the cell shows, the words, and what may be done.
 * The README's table and the pane speak from here. A new error is one row.
 */

export type Locale = "en" | "zh";

/** `#VALUE!`: the formula is wrong. `#N/A`: there is no value now. Excel keeps texts for these two only. */
export type CellErrorKind = "#VALUE!" | "#N/A";

/** `again`: may be asked anew after a pause. `never`: asking again cannot help until something is changed. */
export type Remedy = "again" | "never";

interface ErrorRow {
  readonly cell: CellErrorKind;
  readonly remedy: Remedy;
  /** Words in braces are replaced by the error's details. */
  readonly en: string;
}

export const ERRORS = {
  noKey: {
    cell: "#N/A",
    remedy: "never",
    en: "Open the QOS pane and enter your API key",
  },
  keyWithheld: {
    cell: "#N/A",
    remedy: "never",
    en: "The server address has changed, and your API key was entered for another server, so it was not sent. Allow it under Settings in the QOS pane, or enter another key",
  },
  keyRefused: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS refused the API key. Check it in the QOS pane",
  },
  productLimit: {
    cell: "#N/A",
    remedy: "never",
    en: "Your QOS plan allows fewer instruments than were asked for. Its limits stand under Usage in the QOS pane",
  },
  connectionLimit: {
    cell: "#N/A",
    remedy: "again",
    en: "Your key is in use by another connection. Live cells are refreshed by requests meanwhile",
  },
  socketRefused: {
    cell: "#N/A",
    remedy: "again",
    en: "The live connection is refused although the key works: it may be in use on another computer, or the network blocks the connection. Live cells are refreshed by requests until it opens",
  },
  tooFrequent: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS asks to slow down. Waiting before the next request",
  },
  queueTooLong: {
    cell: "#N/A",
    remedy: "again",
    en: "The request waits for your plan's budget, about {wait}. Recalculate after that; the answer is fetched meanwhile",
  },
  notFound: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS has no data for {code}. Check the code",
  },
  noBars: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS has no bars of {code} between these dates",
  },
  cutShort: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS gives the bars of {code} from {first} on, not as far back as asked. Ask for a later start or fewer bars",
  },
  tooFewBars: {
    cell: "#N/A",
    remedy: "never",
    en: "{indicator} of {code} needs {needed} bars for {rows} rows to be right, and QOS gives {had}. Ask for fewer rows, a longer interval, or write smaller numbers in the brackets",
  },
  noIndicator: {
    cell: "#N/A",
    remedy: "never",
    en: "{field} of {code} has no value here: there are too few bars before, a bar lacks a figure, or nothing has moved",
  },
  notWhole: {
    cell: "#N/A",
    remedy: "again",
    en: "The bars of {code} came with one that does not fit, so some may be missing: {detail}",
  },
  noMatch: {
    cell: "#N/A",
    remedy: "never",
    en: "No instrument of {market} contains this text",
  },
  noHours: {
    cell: "#N/A",
    remedy: "never",
    en: "The trading hours of {market} instruments depend on the exchange and are not known",
  },
  unknownDay: {
    cell: "#N/A",
    remedy: "never",
    en: "Whether {market} trades on {day} is not known: the server's calendar tells of {from} to {last}",
  },
  unknownHoliday: {
    cell: "#N/A",
    remedy: "again",
    en: "Whether the exchange of {code} trades on {day} is not known yet: QOS has no calendar of it, and no bar of that day",
  },
  dayAhead: {
    cell: "#N/A",
    remedy: "never",
    en: "{day} has not come yet at the exchange of {code}: there is no close of it",
  },
  noClose: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS has no close of {code} on or before {day}",
  },
  noRate: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS has no rate from {from} to {to}: its FX market has neither the pair nor both of them against the US dollar",
  },
  noCurrency: {
    cell: "#N/A",
    remedy: "never",
    en: "{code} cannot be converted: QOS does not say in which currency it is priced (its reference data say {given})",
  },
  noBar: {
    cell: "#N/A",
    remedy: "never",
    en: "{code} has no bar of this time",
  },
  daysFrom: {
    cell: "#N/A",
    remedy: "never",
    en: "The trading days of {market} are known by its daily bars, and QOS has none before {first}",
  },
  noValue: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS sent no {field} for {code}",
  },
  offline: {
    cell: "#N/A",
    remedy: "again",
    en: "This computer is offline",
  },
  unreachable: {
    cell: "#N/A",
    remedy: "again",
    en: "The QOS server cannot be reached. Check the network and the server address in the QOS pane",
  },
  blocked: {
    cell: "#N/A",
    remedy: "again",
    en: "The server answers but does not let this add-in read it (CORS). Use a gateway address in the QOS pane",
  },
  redirected: {
    cell: "#N/A",
    remedy: "again",
    en: "The server passes requests on to another address. Your key was not sent there. Check the server address in the QOS pane",
  },
  serverError: {
    cell: "#N/A",
    remedy: "again",
    en: "The QOS server failed (HTTP {status})",
  },
  notJson: {
    cell: "#N/A",
    remedy: "again",
    en: "The server's answer is not a QOS answer. Check the server address in the QOS pane",
  },
  unexpectedShape: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS sent something unexpected: {detail}",
  },
  refused: {
    cell: "#N/A",
    remedy: "never",
    en: "QOS refused the request: {text}",
  },
  timeout: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS did not answer within {seconds} seconds",
  },
  connecting: {
    cell: "#N/A",
    remedy: "again",
    en: "Waiting for the first value",
  },
  stale: {
    cell: "#N/A",
    remedy: "again",
    en: "No live data for {seconds} seconds",
  },
  datedAhead: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS pushed values of {code} that are dated ahead of this computer's clock. They were left out. Check the time of this computer",
  },
  stopped: {
    cell: "#N/A",
    remedy: "again",
    en: "Stopped in the QOS pane. Recalculate to ask again",
  },
  released: {
    cell: "#N/A",
    remedy: "never",
    en: "This subscription was released in the QOS pane. Press F2 and Enter in the cell, or Refresh all in the pane, to subscribe again",
  },
  preview: {
    cell: "#N/A",
    remedy: "again",
    en: "Not asked for in a preview",
  },
  cancelled: {
    cell: "#N/A",
    remedy: "again",
    en: "The calculation was cancelled",
  },
  notLoaded: {
    cell: "#N/A",
    remedy: "again",
    en: "A part of QOS for Excel could not be loaded. Check the network, then recalculate",
  },
  internal: {
    cell: "#N/A",
    remedy: "again",
    en: "QOS for Excel met a fault of its own. The diagnostics under Problems in the QOS pane have the details",
  },
  badCode: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not an instrument code. Accepted: {accepted}",
  },
  codeSeveral: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} can mean several things. Write the one that is meant: {accepted}",
  },
  codeBlank: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} has a blank in it, and a blank separates nothing. Accepted: {accepted}",
  },
  codeBeijing: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is a stock of the Beijing exchange, which QOS does not have. It has {markets}",
  },
  codeElsewhere: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is of a market that QOS does not have. Nearest here: {accepted}",
  },
  tooManyCodes: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: there are {count} codes; one formula takes {most} at most. Divide them among several formulas",
  },
  noCode: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: nothing was given. Accepted: {accepted}",
  },
  badChoice: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not accepted. Accepted: {accepted}",
  },
  choiceNear: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not accepted. Nearest: {near}. Accepted: {accepted}",
  },
  choiceSeveral: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} can mean several things. Write the one that is meant: {accepted}",
  },
  notAnInterval: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: QOS has no bars of {given}. Nearest: {near}; as a date, {date} lies that far back",
  },
  badNumber: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not accepted. Accepted: a whole number from {from} to {to}",
  },
  badDate: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not a date. Accepted: a date from 1900-03-01 on, text such as 2024-01-31 or 20240131, today, -5d, -2w, -3m, -1y, -5td, mtd, qtd, ytd",
  },
  dateNear: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not a date here. Nearest: {accepted}",
  },
  dateSeveral: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} can be two days. Write the one that is meant: {accepted}",
  },
  datesReversed: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} lies before {start}, the start",
  },
  noDate: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: nothing was given. Accepted: a date, text such as 2024-01-31, -5d, -3m or ytd",
  },
  badCurrency: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not a currency that QOS has rates of. Accepted: {accepted}",
  },
  notMoney: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: {given} is not converted, since only prices and amounts of money are. Accepted before @: {accepted}",
  },
  backwardAdjustment: {
    cell: "#VALUE!",
    remedy: "never",
    en: "adjust: {given} (backward adjustment) does not exist at QOS. Accepted: none, forward",
  },
  argumentError: {
    cell: "#VALUE!",
    remedy: "never",
    en: "{argument}: the cell it refers to shows an error",
  },
  tooLarge: {
    cell: "#VALUE!",
    remedy: "never",
    en: "The answer would have {rows} rows; at most {most} fit. Ask for fewer",
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorId = keyof typeof ERRORS;

/** Whether a text is the name of an error. */
export function isErrorId(text: unknown): text is ErrorId {
  return typeof text === "string" && Object.hasOwn(ERRORS, text);
}

/** The words of every error in one language other than English (errors.zh.ts). */
export type ErrorWords = Readonly<Record<ErrorId, string>>;

/** A failure that may reach a cell. Its details never hold a key or a URL with a query. */
export class QosError extends StacklessError {
  readonly id: ErrorId;
  readonly details: ErrorDetails;

  constructor(id: ErrorId, details: ErrorDetails = {}) {
    super(errorText(ERRORS[id].en, details));
    this.name = "QosError";
    this.id = id;
    this.details = details;
  }

  get cell(): CellErrorKind {
    return ERRORS[this.id].cell;
  }

  /** Whether the same question may be answered later without anybody doing anything. */
  get passing(): boolean {
    return ERRORS[this.id].remedy === "again";
  }

  /** In the words of another language, or in English. */
  text(words?: ErrorWords): string {
    return words === undefined ? this.message : errorText(words[this.id], this.details);
  }
}

/** Nothing is sent for want of a key: there is none, or it was entered for another server. */
export function isForWantOfKey({ id }: QosError): boolean {
  return id === "noKey" || id === "keyWithheld";
}

/** Makes any thrown value an error of the registry; what is not ours is `internal`, and its text stays inside. */
export function asQosError(thrown: unknown): QosError {
  return thrown instanceof QosError ? thrown : new QosError("internal");
}
