import { hostStorage } from "../../../src/host/storage";

/** A browser's storage area. */
class Area {
  readonly kept = new Map<string, string>();
  getItem = (name: string): string | null => this.kept.get(name) ?? null;
  removeItem = (name: string): void => void this.kept.delete(name);
  setItem(name: string, text: string): void {
    this.kept.set(name, text);
  }
}

interface Page {
  readonly localStorage: Area;
  readonly sessionStorage: Area;
  readonly heard: ((event: { key: string | null }) => void)[];
}

function openPage(partitionKey?: string): Page {
  const heard: Page["heard"] = [];
  const page = { localStorage: new Area(), sessionStorage: new Area(), heard };
  const addEventListener = (_name: string, hear: Page["heard"][number]): void => void heard.push(hear);
  Object.assign(globalThis, { window: { ...page, addEventListener }, Office: { context: { partitionKey } } });
  return page;
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, "window");
  Reflect.deleteProperty(globalThis, "Office");
});

test("what is kept on the computer survives the session, what is kept for the session does not", () => {
  const page = openPage();
  expect(hostStorage().set("name", "lasting", "computer")).toBe(true);
  expect([...page.localStorage.kept.values()]).toEqual(["lasting"]);
  expect(page.sessionStorage.kept.size).toBe(0);
  hostStorage().set("name", "passing", "session");
  expect([...page.localStorage.kept.values()]).toEqual(["lasting"]);
  expect(hostStorage().get("name")).toBe("passing");
  hostStorage().remove("name", "session");
  expect(hostStorage().get("name")).toBe("lasting");
  hostStorage().set("name", "passing", "session");
  hostStorage().set("name", "lasting again", "computer");
  expect(hostStorage().get("name")).toBe("lasting again");
  expect(page.sessionStorage.kept.size).toBe(0);
});

test("removing leaves no copy anywhere", () => {
  const page = openPage();
  page.localStorage.setItem("name", "a");
  page.sessionStorage.setItem("name", "b");
  hostStorage().remove("name");
  expect(page.localStorage.kept.size + page.sessionStorage.kept.size).toBe(0);
});

test("names carry Office's partition where there is one", () => {
  const page = openPage("tenant-7/");
  hostStorage().set("name", "text", "computer");
  expect([...page.localStorage.kept.keys()]).toEqual(["tenant-7/name"]);
  expect(hostStorage().get("name")).toBe("text");
});

test("a browser that forbids storage keeps nothing and breaks nothing", () => {
  const forbidden = {
    addEventListener: () => undefined,
    get localStorage(): never {
      throw new Error("forbidden");
    },
    get sessionStorage(): never {
      throw new Error("forbidden");
    },
  };
  Object.assign(globalThis, { window: forbidden });
  expect(hostStorage().set("name", "text", "computer")).toBe(false);
  expect(hostStorage().get("name")).toBeUndefined();
  expect(() => hostStorage().remove("name")).not.toThrow();
});

test("a full storage says that nothing was kept", () => {
  const page = openPage();
  page.localStorage.setItem = () => {
    throw new Error("quota");
  };
  expect(hostStorage().set("name", "text", "computer")).toBe(false);
});

test("another workbook's change of the name, or of everything, is heard; other names are not", () => {
  const page = openPage("p/");
  let times = 0;
  hostStorage().onChange("name", () => (times += 1));
  for (const key of ["p/name", "name", "p/other", null]) page.heard.forEach((hear) => hear({ key }));
  expect(times).toBe(2);
});

test("a browser that lends its storage and throws at each use breaks nothing", () => {
  const page = openPage();
  const refuse = (): never => {
    throw new Error("denied");
  };
  for (const area of [page.localStorage, page.sessionStorage])
    Object.assign(area, { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(hostStorage().get("name")).toBeUndefined();
  expect(hostStorage().set("name", "text", "computer")).toBe(false);
  expect(() => hostStorage().remove("name")).not.toThrow();
});
