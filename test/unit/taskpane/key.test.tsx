import { named, pageMarkup, pageText } from "./paneDom";
import { closePage, closePanes, KEY, openPane, type PaneSetting } from "./openPane";

afterEach(closePanes);
afterAll(closePage);

async function testKept(setting: PaneSetting): Promise<string> {
  const pane = await openPane({ key: KEY, ...setting });
  await pane.click("Settings");
  await pane.click("Test");
  return pageText();
}

const answer = (body: object, status = 200) => ({
  post: async () => ({ status, body: JSON.stringify(body) }),
});

test.each<[string, PaneSetting, string]>([
  ["works", answer({ msg: "OK", data: [] }), "The key works"],
  ["is refused", answer({ msg: "no" }, 401), "The key was refused"],
  ["meets a used-up plan", answer({ msg: "slow down" }, 429), "the plan is used up"],
  ["reaches nobody", { reachable: false }, "The server cannot be reached"],
  ["is kept out by CORS", { reachable: true }, "does not let Excel in (CORS)"],
  ["has no network", { online: false }, "This computer is offline"],
  [
    "meets a server that is none of QOS",
    { post: async () => ({ status: 200, body: "<html>" }) },
    "is not a QOS answer",
  ],
])("a test that %s says so in its own words", async (_case, setting, words) => {
  expect(await testKept(setting)).toContain(words);
});

test("a failed test names the server that was asked", async () => {
  const text = await testKept({ settings: { server: "https://quotes.example.com" } });
  expect(text).toContain("Nothing answers at https://quotes.example.com");
});

test("the kept key is masked until it is shown, and hides itself again", async () => {
  const { click, pass } = await openPane({ key: KEY });
  await click("Settings");
  expect(pageMarkup()).not.toContain(KEY);
  await click("Show the key");
  expect(pageText()).toContain(KEY);
  await pass(20_000);
  expect(pageMarkup()).not.toContain(KEY);
});

test("forgetting asks first, and then leaves nothing behind", async () => {
  const { app, click } = await openPane({ key: KEY });
  await click("Settings");
  await click("Forget");
  expect(app.keys.current).toBe(KEY);
  expect(document.activeElement).toBe(named("button", "Cancel"));
  await click("Forget the key");
  expect(app.keys.current).toBeUndefined();
  expect(app.storage.get("qos.key")).toBeUndefined();
  expect(pageMarkup()).not.toContain(KEY);
  await click("Live");
  expect(pageText()).toContain("Welcome to QOS for Excel");
});

test("not forgetting keeps the key", async () => {
  const { app, click } = await openPane({ key: KEY });
  await click("Settings");
  await click("Forget");
  await click("Cancel");
  expect(app.keys.current).toBe(KEY);
  expect(named("button", "Forget")).toBeDefined();
});

test("the pane tells where the key is kept and to whom it is sent", async () => {
  const { click } = await openPane({ key: KEY });
  await click("Settings");
  expect(pageText()).toContain("Kept on this computer until you forget it. Sent to api.qos.hk and nowhere else.");
});
