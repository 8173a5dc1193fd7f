import { all, named, pageMarkup, pageText } from "./paneDom";
import { closePage, closePanes, KEY, openPane } from "./openPane";
import { QosError } from "../../../src/qos/errors";

afterEach(closePanes);
afterAll(closePage);

test("a problem is listed in words with how often it came, and can be cleared", async () => {
  const { app, act, click } = await openPane({ key: KEY });
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
