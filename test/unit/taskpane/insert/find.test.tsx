import { all, pageText } from "../paneDom";
import { closePage, closePanes, KEY, openPane, type OpenPane, type PaneSetting } from "../openPane";

const LISTS: Readonly<Record<string, readonly object[]>> = {
  US: [{ code: "US:AAPL", name: "苹果" }],
  HK: [{ code: "HK:700", name: "腾讯控股" }],
};

/** Answers with the lists of the markets asked for, but not those of `without`. */
const lists =
  (without = ""): NonNullable<PaneSetting["post"]> =>
  async ({ url, body }) => {
    const { market = [] } = JSON.parse(body) as { market?: readonly string[] };
    if (!url.includes("product-list") || market.includes(without)) return { status: 404, body: "" };
    const data = Object.fromEntries(market.map((each) => [each, LISTS[each] ?? []]));
    return { status: 200, body: JSON.stringify({ msg: "OK", data }) };
  };

/** Opens the pane at Find; its code comes late. */
async function openFind(setting: PaneSetting): Promise<OpenPane> {
  const pane = await openPane({ key: KEY, ...setting });
  await pane.act(() =>
    all("[role=tab]")
      .find(({ textContent }) => textContent === "Insert")
      ?.click(),
  );
  for (let turn = 0; turn < 200 && all("[role=combobox]").length === 0; turn += 1) await pane.pass(10);
  await pane.pass(500);
  return pane;
}

afterEach(closePanes);
afterAll(closePage);

test("while the lists are on their way Find says so, with a bar that moves", async () => {
  await openFind({ post: () => new Promise(() => undefined) });
  expect(pageText()).toContain("Reading the lists of all markets…");
  expect(all("[role=progressbar]")).toHaveLength(1);
  expect(pageText()).not.toContain("used up");
});

test("where the plan's requests are used up Find says when it goes on, and then goes on by itself", async () => {
  const settings = { plan: { products: 2, requests: 1, socketProducts: 10 } };
  const { pass } = await openFind({ settings, post: lists() });
  await pass(3_000);
  expect(pageText()).toMatch(/Your plan's requests are used up; it goes on in \d+ (sec|min)/);
  for (let minute = 0; minute < 10 && pageText().includes("used up"); minute += 1) await pass(60_000);
  expect(pageText()).not.toContain("used up");
  expect(pageText()).toContain("HK:700");
});

test("where no list comes Find tells why, and tries again when told to", async () => {
  let answer: NonNullable<PaneSetting["post"]> = async () => ({ status: 401, body: "" });
  const { click, pass } = await openFind({ post: (request) => answer(request) });
  expect(pageText()).toMatch(/refused/i);
  answer = lists();
  await click("Try again");
  for (let turn = 0; turn < 30; turn += 1) await pass(1_000);
  expect(pageText()).toContain("腾讯控股");
  expect(all("button").map(({ textContent }) => textContent)).not.toContain("Try again");
});

test("a market whose list did not come is named, and the others are found", async () => {
  const settings = { plan: { products: 1, requests: 600, socketProducts: 10 } };
  const { pass } = await openFind({ settings, post: lists("HK") });
  for (let turn = 0; turn < 30; turn += 1) await pass(1_000);
  expect(pageText()).toContain("The server sent no list for HK.");
  expect(pageText()).toContain("US:AAPL");
});
