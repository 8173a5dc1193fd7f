import { all, pageText } from "./paneDom";
import { closePage, closePanes, KEY, openPane } from "./openPane";
import type { Http } from "../../../src/qos/restClient";
import { subject } from "../../support/builders";

afterEach(closePanes);
afterAll(closePage);

/** The clock of a test begins at 2024-11-13 15:00 UTC, a Wednesday: New York is open, Hong Kong has closed. */
const lines = () => all('ul[aria-label="Markets"] li').map(({ textContent }) => textContent);

/** A server that knows the calendar, and nothing else. */
const calendar =
  (days: readonly string[], asked: string[]): Http["post"] =>
  async ({ url, body }) => {
    if (!url.includes("market-calendar")) return { status: 503, body: "" };
    asked.push(body);
    return { status: 200, body: JSON.stringify({ msg: "OK", data: { HK: days } }) };
  };

test("each market that is on the sheet is told once, with its next bell, usual hours as such", async () => {
  const { app, act } = await openPane({ key: KEY });
  await act(() => {
    for (const code of ["US:AAPL", "US:MSFT", "HK:700", "CF:BTCUSDT"]) app.parts.feed.retain(subject(code));
  });
  expect(lines()).toHaveLength(3);
  expect(lines()[0]).toMatch(/^US: open, closes \d/);
  expect(lines()[0]).toContain("(usual hours; the calendar is not known)");
  expect(lines()[1]).toMatch(/^Hong Kong: closed, opens (Thu |\d)/);
  expect(lines()[2]).toBe("Crypto: open");
});

test("before anything is live no market is told", async () => {
  await openPane({ key: KEY });
  expect(lines()).toEqual([]);
  expect(pageText()).not.toContain("usual hours");
});

test("a holiday is told as one, by a calendar that is asked for once", async () => {
  const asked: string[] = [];
  const days = ["20241113,F", "20241115,F", "20241118,F"];
  const { app, act, pass } = await openPane({ key: KEY, post: calendar(days, asked) });
  await act(() => void app.parts.feed.retain(subject("HK:700")));
  await pass(3_000);
  expect(lines()[0]).toMatch(/^Hong Kong: closed, opens Fri /);
  expect(lines()[0]).not.toContain("usual");
  await pass(10_000);
  expect(asked).toEqual(['{"market":["HK"]}']);
});
