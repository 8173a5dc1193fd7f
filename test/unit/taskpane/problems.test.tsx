import { all, named, pageMarkup, pageText } from "./paneDom";
import { closePage, closePanes, KEY, openPane, type PaneSetting } from "./openPane";
import { QosError } from "../../../src/qos/errors";

afterEach(closePanes);
afterAll(closePage);

/** What is looked up to propose a code for an unknown one finds a server without any. */
const EMPTY: PaneSetting["post"] = async () => ({ status: 200, body: JSON.stringify({ msg: "OK", data: [] }) });

test("a problem is listed in words with how often it came, and can be cleared", async () => {
  const { app, act, click } = await openPane({ key: KEY, post: EMPTY });
  await act(() => {
    app.problems.note(new QosError("notFound", { code: "HK:1" }));
    app.problems.note(new QosError("notFound", { code: "HK:1" }));
  });
  await act(() => all('[role="tab"][id$="-problems"]')[0]?.click());
  expect(pageText()).toContain("QOS has no data for HK:1. Check the code");
  expect(pageText()).toContain("2 times");
  await click("Clear the list");
  expect(pageText()).toContain("Nothing went wrong");
});

test("a server that repeats the key in its refusal does not get it shown or copied", async () => {
  const { app, act, click } = await openPane({ key: KEY });
  await act(() => app.problems.note(new QosError("refused", { text: `bad key ${KEY}` })));
  await act(() => all('[role="tab"][id$="-problems"]')[0]?.click());
  expect(pageText()).toContain("bad key •••");
  // The page of a test has no clipboard, so the report is shown to be copied by hand.
  await click("Copy diagnostics");
  const report = named<HTMLTextAreaElement>("textarea", "Diagnostics").value;
  expect(report).toContain("QOS for Excel 0.0.0");
  expect(report).toContain("bad key •••");
  expect(pageMarkup() + report).not.toContain(KEY);
});

const badge = () => all('[role="tab"][id$="-problems"] [title]').map(({ textContent }) => textContent);

test("the badge counts what is wrong now: it falls when a formula answers, and what is over stays listed", async () => {
  const { app, act } = await openPane({ key: KEY, post: EMPTY });
  const formula = (code: string) => ({ name: "PRICE", given: [code] });
  await act(() => {
    for (const code of ["HK:1", "HK:2"]) app.problems.note(new QosError("notFound", { code }), formula(code));
    app.problems.note(new QosError("unexpectedShape", { detail: "x" }));
  });
  expect(badge()).toEqual(["2"]);
  await act(() => app.problems.over(formula("HK:1")));
  expect(badge()).toEqual(["1"]);
  await act(() => all('[role="tab"][id$="-problems"]')[0]?.click());
  expect(all("h2").map(({ textContent }) => textContent)).toEqual(["1 problem now", "Over", "Diagnostics"]);
  expect(all("section")[0]?.textContent).toContain("HK:2");
  expect(all("section")[0]?.textContent).toContain("1 formula shows it");
  expect(all("section")[1]?.textContent).toContain("HK:1");
  await act(() => app.problems.over(formula("HK:2")));
  expect(badge()).toEqual([]);
});
