import { OFFICE_PATH, type Bootstrap } from "./addinPage";

/** What the first page asks for, from the address of the page. */
const FILES = [
  "page.js",
  "sheet.js",
  "excel.js",
  "addin/taskpane.html",
  "addin/runtime.js",
  `${OFFICE_PATH.slice(1)}office.js`,
  `${OFFICE_PATH.slice(1)}excel-win32-16.01.js`,
];

/** Some of what the starter workbook asks its server. */
const CODES = ["US:AAPL", "US:TSLA", "US:NVDA", "HK:700", "HK:9988", "SH:600519", "FX:USDHKD", "FX:USDCNH"];
const QUESTIONS = {
  snapshot: { codes: CODES },
  "instrument-info": { codes: ["US:AAPL", "HK:700", "SH:600519"] },
  kline: { kline_reqs: [{ c: "HK:700", co: 10, a: 0, kt: 1_001 }] },
  depth: { codes: ["HK:700"] },
  trade: { codes: ["HK:700"], count: 12 },
  "product-list": { market: ["FX"] },
} as const;

/**
 * Asks once for everything that the first page will ask for, so that a person does not wait for cold files and for code
 * that has never run. What fails here is left to fail before the person, who sees why.
 */
export async function rehearse(page: string, simulator: Bootstrap | undefined): Promise<void> {
  await Promise.allSettled([
    ...FILES.map(async (file) => (await fetch(`${page}/${file}`)).arrayBuffer()),
    ...(simulator === undefined ? [] : Object.entries(QUESTIONS).map((question) => query(simulator, question))),
  ]);
}

async function query({ server, key }: Bootstrap, [endpoint, question]: readonly [string, object]): Promise<void> {
  const headers = { "content-type": "application/json", ...(key === undefined ? {} : { key }) };
  await (await fetch(`${server}/${endpoint}`, { method: "POST", headers, body: JSON.stringify(question) })).text();
}
