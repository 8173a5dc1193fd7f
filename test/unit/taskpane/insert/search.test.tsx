import { all, closePage } from "../paneDom";
import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { catalogueOf } from "../../../../src/features/find/catalogue";
import { InstrumentSearch } from "../../../../src/taskpane/insert/instrumentSearch";
import { formatsOf } from "../../../../src/taskpane/look/formats";
import { translator } from "../../../../src/taskpane/languages/translate";
import { PaneContext } from "../../../../src/taskpane/state/paneContext";
import { PaneStore } from "../../../../src/taskpane/state/paneStore";
import { builtApp } from "../../../support/builtApp";
import { settle } from "../../../support/testClock";
import { testWorld } from "../../../support/testPorts";

let root: Root;

afterEach(() => act(async () => root.unmount()));
afterAll(closePage);

interface Told {
  readonly chosen: string[];
  entered: number;
}

function Harness({ told }: { readonly told: Told }) {
  const [value, setValue] = useState("");
  return (
    <InstrumentSearch
      value={value}
      onChange={setValue}
      onChoose={(code) => (told.chosen.push(code), setValue(code))}
      onEnter={() => (told.entered += 1)}
    />
  );
}

/** Draws the field and types into it, with the table of names and no server. */
async function searchFor(text: string): Promise<Told> {
  const told: Told = { chosen: [], entered: 0 };
  const { ports } = testWorld();
  const app = builtApp(ports);
  const world = {
    app,
    store: new PaneStore({ app, seen: () => true, onSeen: () => () => undefined }),
    language: "en" as const,
    t: translator("en"),
    formats: formatsOf("en", "UTC"),
    redact: (each: string) => each,
  };
  root = createRoot(document.getElementById("pane") as HTMLElement);
  await act(async () =>
    root.render(
      <PaneContext.Provider value={world}>
        <Harness told={told} />
      </PaneContext.Provider>,
    ),
  );
  await act(async () => {
    const { index } = catalogueOf(app);
    // Metals are the last that come into the index.
    for (let turn = 0; turn < 3_000 && index.find("silver", new Set(), 1)[0]?.code !== "CM:XAGUSD"; turn += 1)
      await settle(20);
    await settle(20);
  });
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  await act(async () => {
    set?.call(field(), text);
    field()?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return told;
}

const field = () => all<HTMLInputElement>("input[role=combobox]")[0];
const press = (key: string) =>
  act(async () => field()?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));
const options = () => all("[role=option]").map((option) => option.firstElementChild?.textContent);

test("a field for instruments finds by pinyin without a server, and Enter takes what the arrows have chosen", async () => {
  const told = await searchFor("tengxun");
  expect(options()[0]).toBe("HK:700");
  expect(field()?.getAttribute("aria-expanded")).toBe("true");
  await press("ArrowDown");
  expect(field()?.getAttribute("aria-activedescendant")).toBe(all("[role=option]")[0]?.id);
  await press("Enter");
  expect(told).toEqual({ chosen: ["HK:700"], entered: 0 });
  expect(field()?.value).toBe("HK:700");
  expect(options()).toEqual([]);
});

test("Enter on what is typed is no choice, and Escape closes the list and leaves what is typed", async () => {
  const told = await searchFor("bitcoin");
  expect(options()[0]).toBe("CF:BTCUSDT");
  await press("Escape");
  expect(options()).toEqual([]);
  expect(field()?.value).toBe("bitcoin");
  await press("Enter");
  expect(told).toEqual({ chosen: [], entered: 1 });
});

test("a click on what was found takes it", async () => {
  const told = await searchFor("gzmt");
  await act(async () => all("[role=option]")[0]?.click());
  expect(told.chosen).toEqual(["SH:600519"]);
});
