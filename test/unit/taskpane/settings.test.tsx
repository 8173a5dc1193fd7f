import { all, named, pageText, type } from "./paneDom";
import { closePage, closePanes, KEY, openPane } from "./openPane";

afterEach(closePanes);
afterAll(closePage);

async function openSettings() {
  const pane = await openPane({ key: KEY });
  await pane.click("Settings");
  return pane;
}

test.each([
  ["", "Enter an address such as"],
  ["quotes", "This is not a web address."],
  ["ftp://quotes.example.com", "must begin with https://"],
  ["http://quotes.example.com", "without encryption others could read your key"],
  ["https://quotes.example.com/?key=1", "Leave out everything from"],
])("the server %p is refused in words", async (address, words) => {
  const { app, act, click } = await openSettings();
  await act(() => named("input", "Own gateway or simulator").click());
  await act(() => type(named("input", "Address"), address));
  await click("Use this server");
  expect(pageText()).toContain(words);
  expect(app.settings.current.server).toBe("https://api.qos.hk");
});

test("a gateway is taken, with its own socket, once the key may go there, and QOS can be chosen again", async () => {
  const { app, act, click } = await openSettings();
  await act(() => named("input", "Own gateway or simulator").click());
  await act(() => type(named("input", "Address"), "https://quotes.example.com/"));
  expect(pageText()).toContain("Your key is sent to quotes.example.com.");
  await click("Use this server");
  expect(app.settings.current.server).toBe("https://api.qos.hk");
  expect(document.activeElement).toBe(named("button", "Leave the server as it is"));
  await click("Send it to quotes.example.com");
  expect(app.settings.current).toMatchObject({
    server: "https://quotes.example.com",
    socket: "wss://quotes.example.com/ws",
  });
  expect(app.keys.current).toBe(KEY);
  expect(pageText()).toContain("Sent to quotes.example.com and nowhere else.");
  await act(() => named("input", "QOS (api.qos.hk)").click());
  expect(app.settings.current).toMatchObject({ server: "https://api.qos.hk", socket: "wss://api.qos.hk/ws" });
});

test("QOS means both addresses, whatever socket was entered before", async () => {
  const settings = { server: "https://api.qos.hk", socket: "wss://thief.example/ws" };
  const { app, act, click } = await openPane({ key: KEY, settings });
  await click("Settings");
  expect(pageText()).toContain("Sent to api.qos.hk and thief.example and nowhere else.");
  await act(() => named("input", "QOS (api.qos.hk)").click());
  expect(app.settings.current).toMatchObject({ server: "https://api.qos.hk", socket: "wss://api.qos.hk/ws" });
  expect(pageText()).toContain("Sent to api.qos.hk and nowhere else.");
});

test("a socket elsewhere is asked about too, by its name", async () => {
  const { app, act, click } = await openSettings();
  await act(() => named("input", "Own gateway or simulator").click());
  await act(() => type(named("input", "Address"), "https://api.qos.hk"));
  await act(() => type(named("input", "Address for live prices"), "wss://push.example/ws"));
  await click("Use this server");
  expect(pageText()).toContain("Send it to api.qos.hk and push.example from now on?");
  await click("Leave the server as it is");
  expect(app.settings.current.socket).toBe("wss://api.qos.hk/ws");
});

test("a server may be changed without the key, which is then sent nowhere until the person says so", async () => {
  const { app, act, click } = await openSettings();
  await act(() => named("input", "Own gateway or simulator").click());
  await act(() => type(named("input", "Address"), "https://quotes.example.com"));
  await click("Use this server");
  await click("Change without the key");
  expect(app.settings.current.server).toBe("https://quotes.example.com");
  expect(app.keys.current).toBeUndefined();
  await click("Live");
  expect(pageText()).toContain("it is not sent to quotes.example.com");
  await click("Send it to quotes.example.com");
  expect(app.keys.current).toBe(KEY);
});

test("the plan's limits are taken when they are whole numbers", async () => {
  const { app, act, click } = await openSettings();
  await act(() => named("input", "My plan").click());
  await act(() => type(named("input", "Live products"), "many"));
  await click("Use these limits");
  expect(pageText()).toContain("Enter a whole number above zero.");
  expect(app.settings.current.plan).toBeUndefined();
  await act(() => type(named("input", "Live products"), "200"));
  await click("Use these limits");
  expect(app.plan.socketProducts).toBe(200);
  await act(() => named("input", "Free plan").click());
  expect(app.settings.current.plan).toBeUndefined();
});

test("the rule for live values without news is the person's choice", async () => {
  const { app, act } = await openSettings();
  await act(() => {
    const rule = named<HTMLSelectElement>("select", "When a live value has no news");
    rule.value = "60000";
    rule.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(app.settings.current.staleAfter).toBe(60_000);
});

test("the pane says what is kept where", async () => {
  await openSettings();
  expect(all("section h2").map((heading) => heading.textContent)).toContain("What is kept where");
  expect(pageText()).toContain("Nothing is ever put into a workbook but your formulas and their values.");
});

/** Chooses in a list as a person does. */
function choose(label: string, value: string): void {
  const list = named<HTMLSelectElement>("select", label);
  list.value = value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

test("language, colours, start, cache and log are the person's choice, and are kept", async () => {
  const { app, act } = await openSettings();
  await act(() => choose("Light or dark", "dark"));
  await act(() => choose("A price that rises is", "red"));
  await act(() => choose("When a workbook opens", "paused"));
  await act(() => choose("Room for bars and names kept on this computer", "200"));
  await act(() => choose("List under Problems", "all"));
  await act(() => choose("Format numbers", "plain"));
  await act(() => choose("Codes in front of tables", "hidden"));
  await act(() => choose("Language of the pane", "zh"));
  const chosen = {
    theme: "dark",
    rising: "red",
    startPaused: true,
    cacheSize: 200,
    log: "all",
    language: "zh",
    numbers: "plain",
    codeColumn: "hidden",
  };
  expect(app.settings.current).toMatchObject(chosen);
  expect(JSON.parse(app.storage.get("qos.settings") ?? "{}")).toMatchObject(chosen);
  expect(pageText()).toContain("语言与外观");
});

test("an Excel that takes plain numbers only is told of beside the choice", async () => {
  await openSettings();
  expect(pageText()).toContain("This Excel takes plain numbers only. A newer one shows them formatted.");
});

test("clearing the cache says that it was done", async () => {
  const { app, click } = await openSettings();
  const clear = jest.spyOn(app.parts.persistentCache, "clear");
  await click("Clear the cache");
  expect(clear).toHaveBeenCalledTimes(1);
  expect(pageText()).toContain("Cleared. The next answers come from the server.");
});
