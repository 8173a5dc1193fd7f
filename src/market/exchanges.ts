import type { Market } from "./markets";

/**
 * The names under which other products know the exchanges of a market. `prefixes` stand before a colon (Google,
 * TradingView, ISO 10383), `suffixes` behind a dot (Reuters, Yahoo, Wind, iFinD, JoinQuant), `words` behind a blank
 * (Bloomberg). A new name is one word here.
 */
interface Exchange {
  readonly market: Market;
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  readonly words: readonly string[];
}

const EXCHANGES: readonly Exchange[] = [
  {
    market: "US",
    prefixes: [
      ...["NASDAQ", "NYSE", "NYSEARCA", "NYSEAMERICAN", "NYSEMKT", "AMEX", "ARCA", "BATS", "OTC", "OTCMKTS"],
      ...["XNAS", "XNGS", "XNMS", "XNCM", "XNYS", "XASE", "ARCX", "BATS"],
    ],
    suffixes: ["US", "O", "OQ", "N", "XNAS", "XNYS", "NASDAQ", "NYSE"],
    words: ["US", "UN", "UW", "UQ", "UA", "UP", "UR"],
  },
  {
    market: "HK",
    prefixes: ["HKG", "HKEX", "SEHK", "XHKG"],
    suffixes: ["HK", "XHKG", "SEHK"],
    words: ["HK"],
  },
  {
    market: "SH",
    prefixes: ["SHA", "SSE", "SHSE", "XSHG"],
    suffixes: ["SH", "SS", "XSHG", "SSE"],
    words: ["CG", "C1"],
  },
  {
    market: "SZ",
    prefixes: ["SHE", "SZSE", "XSHE"],
    suffixes: ["SZ", "XSHE", "SZSE"],
    words: ["CS", "C2"],
  },
  { market: "CF", prefixes: [], suffixes: ["CF"], words: [] },
  { market: "FX", prefixes: [], suffixes: ["FX"], words: [] },
  { market: "IX", prefixes: [], suffixes: ["IX"], words: [] },
  { market: "CM", prefixes: [], suffixes: ["CM"], words: [] },
];

/** Bloomberg's word for the mainland as a whole: the number tells the exchange. */
export const MAINLAND_WORD = "CH";

const BEIJING: ReadonlySet<string> = new Set(["BJ", "BSE", "BJSE", "XBSE", "NEEQ", "OC"]);

/** Suffixes of Reuters and Yahoo for exchanges that are none of QOS's markets. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  (
    "L T F DE PA AS BR LS MI MC SW VI ST CO HE OL IR WA PR IS TO NE CN AX NZ KS KQ TW TWO BK JK KL SI NS BO SA MX BA TA " +
    "ME JO"
  ).split(" "),
);

const PREFIXES = index(({ prefixes }) => prefixes);
const SUFFIXES = index(({ suffixes }) => suffixes);
const WORDS = index(({ words }) => words);

export function marketOfPrefix(prefix: string): Market | undefined {
  return PREFIXES.get(prefix);
}

export function marketOfSuffix(suffix: string): Market | undefined {
  return SUFFIXES.get(suffix);
}

/** Of a word of Bloomberg's but `CH`. */
export function marketOfWord(word: string): Market | undefined {
  return WORDS.get(word);
}

/** Whether a name is one of Beijing's exchange, which QOS does not have. */
export function isBeijing(name: string): boolean {
  return BEIJING.has(name);
}

/** Whether a suffix is that of an exchange which QOS does not have. */
export function isElsewhere(suffix: string): boolean {
  return ELSEWHERE.has(suffix);
}

function index(names: (exchange: Exchange) => readonly string[]): ReadonlyMap<string, Market> {
  return new Map(EXCHANGES.flatMap((exchange) => names(exchange).map((name) => [name, exchange.market] as const)));
}
