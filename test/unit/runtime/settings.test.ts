import { DEFAULT_SETTINGS, readAddress, SettingsStore, socketOf, type Settings } from "../../../src/runtime/settings";
import { QosError } from "../../../src/qos/errors";
import { memoryStorage } from "../../support/nodePorts";
import { testApp, storedKey } from "../../support/testPorts";

function stored(text: string | undefined): SettingsStore {
  return new SettingsStore({ get: () => text, set: () => true });
}

test.each([undefined, "", "no json", "null", "7", "[]", '"text"', '{"frame":77,"plan":7,"server":7}'])(
  "what was stored and cannot be read (%j) falls back to the default",
  (text) => {
    expect(stored(text).current).toEqual(DEFAULT_SETTINGS);
  },
);

test("one bad member does not spoil the others", () => {
  const text = JSON.stringify({ frame: 2_000, snapshotTtl: -1, timeZone: "utc", staleAfter: "soon" });
  expect(stored(text).current).toEqual({ ...DEFAULT_SETTINGS, frame: 2_000, timeZone: "utc" });
});

test.each([
  [{ products: 0.5, requests: 30, socketProducts: 10 }],
  [{ products: 10, requests: 0, socketProducts: 10 }],
  [{ products: 10, requests: 30 }],
  [{ products: 10, requests: 30, socketProducts: "ten" }],
])("a plan that cannot be (%j) is not taken", (plan) => {
  expect(stored(JSON.stringify({ plan })).current.plan).toBeUndefined();
});

test("a change is kept, and read again by the next session", () => {
  const storage = memoryStorage();
  const plan = { products: 50, requests: 100, socketProducts: 50 };
  new SettingsStore(storage).change({ frame: 250, plan });
  expect(new SettingsStore(storage).current).toMatchObject({ frame: 250, plan });
});

test.each([
  ["https://api.example.com/", "https://api.example.com"],
  ["https://api.example.com/qos//", "https://api.example.com/qos"],
  ["http://localhost:8080", "http://localhost:8080"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
  ["http://[::1]:8080", undefined],
  ["http://127.0.0.2:8080", undefined],
  ["http://api.example.com", undefined],
  ["http://localhost.example.com", undefined],
  ["https://api.example.com?key=secret", undefined],
  ["https://api.example.com#secret", undefined],
  ["https://user:secret@api.example.com", undefined],
  ["wss://api.example.com", undefined],
  ["javascript:alert(1)", undefined],
  ["", undefined],
  [7, undefined],
])("the address %j is taken as %j", (raw, address) => {
  expect(readAddress(raw, ["https:", "http:"])).toBe(address);
});

test("a server's own socket is the same host, encrypted if the server is", () => {
  expect([socketOf("https://a.example"), socketOf("http://localhost:1")]).toEqual([
    "wss://a.example/ws",
    "ws://localhost:1/ws",
  ]);
});

test("another workbook's change of the frame does not renew the connection, whatever plan was entered", async () => {
  const plan = { products: 50, requests: 100, socketProducts: 50 };
  const storage = memoryStorage({ ...storedKey(), "qos.settings": { plan } });
  const bench = testApp(undefined, { storage });
  bench.app.live.value(["US:AAPL"], () => undefined);
  await bench.clock.advance(5_000);
  storage.set("qos.settings", JSON.stringify({ plan, frame: 250 }), "computer");
  bench.app.settings.reload();
  await bench.clock.advance(5_000);
  expect(bench.app.settings.current.frame).toBe(250);
  expect(bench.socket.connections).toHaveLength(1);
});

test("another server means another connection and other answers", async () => {
  const bench = testApp();
  bench.app.live.value(["US:AAPL"], () => undefined);
  await bench.clock.advance(5_000);
  bench.app.keys.allow({ server: "https://other.example", socket: "wss://other.example/ws" });
  bench.app.settings.change({ server: "https://other.example", socket: "wss://other.example/ws" });
  await bench.clock.advance(5_000);
  expect(bench.socket.last.address).toBe("wss://other.example/ws");
  expect(bench.socket.live).toBe(1);
});

test("a pause ends at the pace there was before", () => {
  const { app } = testApp();
  app.settings.change({ frame: 2_000 });
  app.pace.toggle();
  expect(app.settings.current.frame).toBe("paused");
  app.pace.toggle();
  expect(app.settings.current.frame).toBe(2_000);
});

test.each([
  [{ cacheSize: -1 }, "cacheSize", 50],
  [{ cacheSize: 200 }, "cacheSize", 200],
  [{ startPaused: "yes" }, "startPaused", false],
  [{ log: "everything" }, "log", "errors"],
  [{ log: "all" }, "log", "all"],
  [{ language: "fr" }, "language", "office"],
  [{ theme: "dark" }, "theme", "dark"],
  [{ rising: 7 }, "rising", "office"],
] as const)("of the stored %j, %s is read as %j", (raw, name, value) => {
  expect(stored(JSON.stringify(raw)).current[name]).toBe(value);
});

test("a workbook that is to open paused does, and resumes at the pace that was chosen", () => {
  const storage = memoryStorage({ "qos.settings": { frame: 2_000, startPaused: true } });
  const { app } = testApp(undefined, { storage });
  expect(app.settings.current.frame).toBe("paused");
  app.pace.toggle();
  expect(app.settings.current.frame).toBe(2_000);
});

test("opening one workbook paused does not pause another, whatever else is set meanwhile", () => {
  const storage = memoryStorage({ "qos.settings": { frame: 2_000, startPaused: true } });
  const [first, second] = [new SettingsStore(storage), new SettingsStore(storage)];
  first.change({ frame: 2_000 });
  second.change({ timeZone: "utc" });
  first.reload();
  expect(first.current).toMatchObject({ frame: 2_000, timeZone: "utc" });
  second.reload();
  expect(second.current.frame).toBe("paused");
});

test("the log takes up what was chosen", () => {
  const { app } = testApp();
  const note = (): number => {
    app.problems.note(new QosError("connecting"));
    app.problems.note(new QosError("offline"));
    const { length } = app.problems.list();
    app.problems.clear();
    return length;
  };
  const counts = (["errors", "off", "all"] as const).map((log) => {
    app.settings.change({ log });
    return note();
  });
  expect(counts).toEqual([1, 0, 2]);
});

test("changing the address of the socket alone sends the key there only once the user agrees", async () => {
  const bench = testApp();
  bench.app.live.value(["US:AAPL"], () => undefined);
  await bench.clock.advance(5_000);
  const asked = bench.http.requests.length;
  bench.app.settings.change({ socket: "wss://thief.example/ws" });
  await bench.clock.advance(60_000);
  expect(bench.socket.connections.map(({ address }) => address)).not.toContain("wss://thief.example/ws");
  expect(bench.http.requests.slice(asked)).toEqual([]);
  bench.app.keys.allow({ ...bench.app.settings.current });
  await bench.clock.advance(5_000);
  expect(bench.socket.last.address).toBe("wss://thief.example/ws");
});

test("names above columns are English unless the pane's language is chosen, and the choice is kept", () => {
  const storage = memoryStorage();
  expect(new SettingsStore(storage).current.headers).toBe("english");
  new SettingsStore(storage).change({ headers: "pane" });
  expect(new SettingsStore(storage).current.headers).toBe("pane");
  expect(stored('{"headers":"chinese"}').current.headers).toBe("english");
});

test("cells that look other under a changed setting are calculated anew, and no others", () => {
  const { app, recalculations } = testApp(storedKey(), { locale: () => "zh" });
  const after = (part: Partial<Settings>): number => {
    const before = recalculations();
    app.settings.change(part);
    return recalculations() - before;
  };
  expect(after({ timeZone: "utc" })).toBe(1);
  expect(after({ timeZone: "utc", theme: "dark" })).toBe(0);
  expect(after({ language: "en" })).toBe(0);
  expect(after({ headers: "pane" })).toBe(0);
  expect(after({ language: "office" })).toBe(1);
  expect(after({ headers: "english" })).toBe(1);
});
