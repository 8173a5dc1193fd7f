import { JSDOM } from "jsdom";
import { addinPage, workbenchPage } from "../../../src/workbench/demo/addinPage";
import { readOptions } from "../../../src/workbench/demo/options";
import { readAnnouncement } from "../../../src/workbench/demo/simulator";

const OFFICE = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const PAGE = `<!doctype html><head><script src="${OFFICE}"></script></head><body><script src="runtime.js"></script></body>`;
const bootstrap = { server: "http://127.0.0.1:1", socket: "ws://127.0.0.1:1/ws", key: "k1" };

/** Runs what the page runs before office.js, as a browser does. */
function started(html: string, storage: Readonly<Record<string, string>> = {}): Storage {
  const { window } = new JSDOM(html.replaceAll(/<script src=[^>]*><\/script>/g, ""), {
    url: "http://127.0.0.1:2/addin/taskpane.html",
    runScripts: "dangerously",
    beforeParse({ localStorage }) {
      for (const [name, text] of Object.entries(storage)) localStorage.setItem(name, text);
    },
  });
  return window.localStorage;
}

test.each([
  ["as written", PAGE],
  ["minified", PAGE.replace(/"/g, "")],
])("Excel's stand-in and then office.js of this machine come first, in a page %s", (_how, html) => {
  const { document } = new JSDOM(addinPage(html, bootstrap)).window;
  const scripts = [...document.querySelectorAll("script")].map((script) => script.getAttribute("src"));
  expect(scripts).toEqual([null, "/excel.js", "/office-js/office.js", "runtime.js"]);
});

test("a page that does not load office.js is refused", () => {
  expect(() => addinPage("<!doctype html>", bootstrap)).toThrow("taskpane.html does not load office.js");
});

test("the add-in finds server and key without the user's help", () => {
  const storage = started(addinPage(PAGE, bootstrap));
  expect(JSON.parse(storage.getItem("qos.settings") ?? "")).toEqual({
    server: "http://127.0.0.1:1",
    socket: "ws://127.0.0.1:1/ws",
  });
  expect(JSON.parse(storage.getItem("qos.key") ?? "")).toEqual({ key: "k1", remember: true });
});

test("the plan is told as a user would enter it, where it is known", () => {
  const plan = { products: 10, requests: 120, socketProducts: 10 };
  const storage = started(addinPage(PAGE, { ...bootstrap, plan }));
  expect(JSON.parse(storage.getItem("qos.settings") ?? "")).toEqual({
    server: "http://127.0.0.1:1",
    socket: "ws://127.0.0.1:1/ws",
    plan,
  });
});

test("what the user changes in the pane is not written over, unless the server is another", () => {
  const changed = { "workbench.server": bootstrap.server, "qos.settings": "mine" };
  expect(started(addinPage(PAGE, bootstrap), changed).getItem("qos.settings")).toBe("mine");
  const moved = { ...changed, "workbench.server": "http://127.0.0.1:9" };
  expect(started(addinPage(PAGE, bootstrap), moved).getItem("qos.settings")).toContain("127.0.0.1:1");
});

test("without a key the user is to enter one", () => {
  const storage = started(addinPage(PAGE, { server: bootstrap.server, socket: bootstrap.socket }));
  expect(storage.getItem("qos.key")).toBeNull();
});

test("an address cannot end the script it stands in", () => {
  const evil = { ...bootstrap, server: "http://x/</script><script>document.title='hit'</script>$&" };
  const storage = started(addinPage(PAGE, evil));
  expect(storage.getItem("workbench.server")).toBe(evil.server);
});

test("the simulator is found by the line of JSON that it says when it listens", () => {
  const said = {
    rest: "http://127.0.0.1:1",
    socket: "ws://127.0.0.1:1/ws",
    admin: "http://127.0.0.1:1/simulator",
    keys: { free: "abc", pro: "def" },
  };
  expect(readAnnouncement("a warning of the runtime")).toBeUndefined();
  expect(readAnnouncement(JSON.stringify({ level: 40, msg: "a line of a log" }))).toBeUndefined();
  expect(readAnnouncement(JSON.stringify(said))).toEqual({
    server: said.rest,
    socket: said.socket,
    admin: said.admin,
    key: "def",
  });
});

test("the page is told of the simulator that steers it, and of none where there is none", () => {
  const html = "<!doctype html><head><title>x</title></head><body></body>";
  const told = (page: string) => new JSDOM(page).window.document.querySelector('meta[name="simulator"]');
  expect(told(workbenchPage(html, true))?.getAttribute("content")).toBe("simulator/");
  expect(told(workbenchPage(html, false))).toBeNull();
});

test("options are read, and refused with the word that is wrong", () => {
  expect(readOptions([], {})).toEqual({ server: undefined, gateway: false, port: 0, open: true });
  expect(readOptions(["--no-open", "--server", "https://qos.test/", "--port", "9000"], {})).toEqual({
    server: "https://qos.test",
    gateway: false,
    port: 9_000,
    open: false,
  });
  expect(readOptions([], { CI: "true" })).toMatchObject({ open: false });
  expect(readOptions(["--help"], {})).toBeUndefined();
  expect(() => readOptions(["--port", "x"], {})).toThrow("--port x: not a port");
  expect(() => readOptions(["--server", "nowhere"], {})).toThrow("--server nowhere: not an address");
});
