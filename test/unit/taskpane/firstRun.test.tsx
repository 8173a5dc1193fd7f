import { all, named, pageMarkup, pageText, type } from "./paneDom";
import { QosError } from "../../../src/qos/errors";
import { closePage, closePanes, KEY, openPane } from "./openPane";

const works = async () => ({ status: 200, body: JSON.stringify({ msg: "OK", data: [] }) });

afterEach(closePanes);
afterAll(closePage);

test("a newcomer without a key is led through three steps", async () => {
  await openPane();
  expect(pageText()).toContain("No key");
  expect(all("ol > li h3").map((heading) => heading.textContent)).toEqual([
    "Get an API key",
    "Paste it and test it",
    "See it live",
  ]);
  expect(named<HTMLAnchorElement>("a", "Open qos.hk").href).toBe("https://qos.hk/");
  expect(pageText()).toContain('=QOS.LIVE("HK:700")');
});

test("somebody with a key is not led anywhere", async () => {
  await openPane({ key: KEY });
  expect(pageText()).not.toContain("Welcome");
  expect(pageText()).toContain("Ready");
});

test("a pasted key that works is kept, and the welcome makes room for the live list", async () => {
  const { app, act, click } = await openPane({ post: works });
  await act(() => type(named("input", "API key"), ` ${KEY} `));
  await click("Test and save");
  expect(app.keys.current).toBe(KEY);
  expect(pageText()).not.toContain("Welcome");
  expect(pageText()).toContain("Nothing live yet");
  expect(app.storage.get("qos.key")).toContain('"remember":true');
});

test("a key may be kept for this session only", async () => {
  const { app, act, click } = await openPane({ post: works });
  await act(() => named("input", "Until Excel is closed").click());
  await act(() => type(named("input", "API key"), KEY));
  await click("Test and save");
  expect(app.storage.get("qos.key")).toContain('"remember":false');
});

test("a refused key is not kept", async () => {
  const { app, act, click } = await openPane({ post: async () => ({ status: 401, body: "" }) });
  await act(() => type(named("input", "API key"), KEY));
  await click("Test and save");
  expect(app.keys.current).toBeUndefined();
  expect(pageText()).toContain("The key was refused");
  expect(all("button").map((button) => button.textContent)).not.toContain("Save without a test");
});

test("a key that could not be judged may be kept all the same", async () => {
  const { app, act, click } = await openPane({ online: false });
  await act(() => type(named("input", "API key"), KEY));
  await click("Test and save");
  expect(app.keys.current).toBeUndefined();
  await click("Save without a test");
  expect(app.keys.current).toBe(KEY);
});

test("testing nothing says so and asks nobody", async () => {
  const { click } = await openPane({
    post: async () => {
      throw new Error("asked");
    },
  });
  await click("Test and save");
  expect(pageText()).toContain("Paste a key first.");
  expect(pageText()).not.toContain("cannot be reached");
});

test("the field hides the key from the page, from suggestions and from passers-by", async () => {
  const { act } = await openPane();
  const field = named<HTMLInputElement>("input", "API key");
  expect(field.type).toBe("password");
  expect(field.getAttribute("autocomplete")).toBe("off");
  expect(field.getAttribute("spellcheck")).toBe("false");
  await act(() => type(field, KEY));
  expect(pageMarkup()).not.toContain(KEY);
});

test("an e-mail address gives a newcomer a key, and its plan is shown before going on", async () => {
  const limit = { product_count: 10, request_frequency: 30 };
  const data = { key: KEY, expires_at: "2026-12-09T10:00:00+08:00", permission: { snapshot: limit, ws: limit } };
  const { app, act, click } = await openPane({
    post: async () => ({ status: 200, body: JSON.stringify({ msg: "OK", data }) }),
  });
  await act(() => type(named("input", "Your e-mail address"), "name@example.com"));
  await click("Get a key by e-mail address");
  expect(app.keys.current).toBe(KEY);
  expect(pageText()).toContain("It works until 2026-12-09.");
  expect(pageText()).toContain("10 products in a request, 30 requests a minute, 10 live products");
  expect(pageMarkup()).not.toContain(KEY);
  await click("Continue");
  expect(pageText()).toContain("Nothing live yet");
});

test("where a server gives out no keys, the newcomer is sent to the website", async () => {
  const { act, click } = await openPane({ post: async () => ({ status: 404, body: "" }) });
  await act(() => type(named("input", "Your e-mail address"), "name@example.com"));
  await click("Get a key by e-mail address");
  expect(pageText()).toContain("This server gives out no keys by itself. Get yours on the website.");
  expect(named<HTMLAnchorElement>("a", "Open qos.hk").href).toBe("https://qos.hk/");
});

test.each([
  ["“k-0123456789”", "The character “ cannot be part of a key"],
  ["k-0123 456789", "There is a blank inside the key."],
  ["\u200b", "Paste a key first."],
])("the pasted %j is told in words, and nothing is asked of the server", async (text, words) => {
  let asked = 0;
  const { app, act, click } = await openPane({ post: () => ((asked += 1), works()) });
  await act(() => type(named("input", "API key"), text));
  await click("Test and save");
  expect(pageText()).toContain(words);
  expect([app.keys.current, asked]).toEqual([undefined, 0]);
});

test("a key pasted with an invisible character works", async () => {
  const { app, act, click } = await openPane({ post: works });
  await act(() => type(named("input", "API key"), `${KEY}\u200b`));
  await click("Test and save");
  expect(app.keys.current).toBe(KEY);
});

test("before a key is entered, the pane says which hosts will get it", async () => {
  await openPane({ settings: { server: "https://quotes.example.com", socket: "wss://push.example.com/ws" } });
  expect(pageText()).toContain("It will be sent to quotes.example.com and push.example.com and nowhere else.");
});

test("the end of a key that was made here stands under Settings, with the days that are left", async () => {
  const { app, act } = await openPane({ key: KEY });
  await act(() => void app.keys.enter(KEY, "computer", undefined, "2024-12-13T16:00:00Z"));
  expect(pageText()).not.toContain("The key works until");
  await act(() => named('[role="tab"]', "Settings").click());
  expect(pageText()).toMatch(/The key works until .*; 30 days are left\./);
  expect(app.storage.get("qos.key")).toContain("2024-12-13T16:00:00Z");
});

test.each([
  ["2024-11-20T14:00:00Z", /until .*; 6 days are left\./],
  ["2024-11-13T20:00:00Z", /until .*, less than a day from now\./],
  ["2024-11-12T20:00:00Z", /The key ended on .*\. Get a new one/],
])("a key that ends at %s is warned of wherever the pane stands", async (expires, words) => {
  const { app, act } = await openPane({ key: KEY });
  await act(() => void app.keys.enter(KEY, "computer", undefined, expires));
  expect(all("header p")[0]?.textContent).toMatch(words);
});

test("inside the pane no error sends to the pane", async () => {
  const { app, act } = await openPane();
  await act(() => app.problems.note(new QosError("noKey"), { name: "PRICE", given: ["HK:1"] }));
  await act(() => all('[role="tab"][id$="-problems"]')[0]?.click());
  expect(pageText()).toContain("Enter your API key under Settings");
  expect(pageText()).not.toContain("Open the QOS pane");
});
