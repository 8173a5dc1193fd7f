import { pageText } from "./paneDom";
import { closePage, closePanes, KEY, openPane } from "./openPane";
import { subject } from "../../support/builders";

afterEach(closePanes);
afterAll(closePage);

test("a crash of the pane leaves the program working and offers a reload", async () => {
  const silent = jest.spyOn(console, "error").mockImplementation(() => undefined);
  const { app, pass, click } = await openPane({ key: KEY });
  const broken = jest.spyOn(app.parts.feed, "subscriptions").mockImplementation(() => {
    throw new Error("injected");
  });
  await pass(1_000);
  expect(pageText()).toContain("Your formulas go on working.");
  broken.mockRestore();
  expect(app.problems.latest?.error.id).toBe("internal");
  const stop = app.parts.feed.retain(subject("HK:700"));
  expect(app.parts.feed.subscriptions()).toHaveLength(1);
  await click("Reload the pane");
  expect(pageText()).toContain("1 subscription");
  stop();
  silent.mockRestore();
});
