import type { FrameLocator, Page } from "@playwright/test";
import { accessFaults } from "./checks/access";
import { faintWords } from "./checks/contrast";
import { lookLike } from "./checks/look";
import { movingThings } from "./checks/motion";
import { roomFaults } from "./checks/room";
import { expect, numberIn, test } from "./demo";

/** An element that should not be in the pane, and the check that has to tell of it. */
interface Planted {
  readonly what: string;
  readonly tag?: string;
  readonly text?: string;
  readonly style?: Readonly<Record<string, string>>;
  readonly attributes?: Readonly<Record<string, string>>;
  /** A child within, of its own text. */
  readonly inner?: Planted;
  readonly told: RegExp;
}

const LONG = "Words that are longer than the room there is";

const MOVING: readonly Planted[] = [
  {
    what: "an endless animation",
    style: { animation: "planted 700ms infinite alternate" },
    text: "moving",
    told: /^moves: .*moving/,
  },
  {
    what: "an animation that is over soon",
    style: { animation: "planted 60ms 1" },
    text: "moving",
    told: /^(would move|moves): .*moving/,
  },
  {
    what: "a transition that waits for the mouse",
    style: { transition: "background-color 200ms" },
    text: "sliding",
    told: /^slides \(background-color\): .*sliding/,
  },
  { what: "gliding to what is looked for", style: { scrollBehavior: "smooth" }, text: "gliding", told: /^glides/ },
];

const FAINT: readonly Planted[] = [
  {
    what: "white words on white",
    text: "unseen words",
    style: { color: "#fff", backgroundColor: "#fff", forcedColorAdjust: "none" },
    told: /^faint 1\.0: .*unseen words/,
  },
  {
    what: "words beside an element of their own",
    text: "unseen words",
    style: { color: "#fff", backgroundColor: "#fff", forcedColorAdjust: "none" },
    inner: { what: "", tag: "b", text: "!", told: / / },
    told: /^faint 1\.0: .*unseen words/,
  },
  {
    what: "a hint in a field",
    tag: "input",
    attributes: { placeholder: "unseen hint", "aria-label": "planted" },
    style: { color: "#fff", backgroundColor: "#fff", forcedColorAdjust: "none" },
    told: /^faint .*unseen hint/,
  },
];

const INACCESSIBLE: readonly Planted[] = [
  { what: "a button without a name", tag: "button", told: /^button-name/ },
  { what: "a field without a name", tag: "input", told: /^label/ },
];

const CUT: readonly Planted[] = [
  {
    what: "a line that ends before its words",
    text: LONG,
    style: { overflow: "hidden", whiteSpace: "nowrap", width: "120px" },
    told: /^cut off: .*Words that/,
  },
  {
    what: "words beside an element of their own, in such a line",
    text: LONG,
    style: { overflow: "hidden", whiteSpace: "nowrap", width: "120px", textOverflow: "ellipsis" },
    inner: { what: "", tag: "b", text: "!", told: / / },
    told: /^cut off: .*Words that/,
  },
  {
    what: "a box that is too low for its lines",
    text: LONG,
    style: { overflow: "hidden", width: "100px", height: "24px" },
    told: /^cut off: .*Words that/,
  },
  {
    what: "a hint that is longer than its field",
    tag: "input",
    attributes: { placeholder: LONG, "aria-label": "planted" },
    style: { width: "100px" },
    told: /^cut off: Words that/,
  },
  { what: "what sticks out of the pane", text: LONG, style: { width: "300px" }, told: /^(outside|sideways)/ },
  {
    what: "words upon others",
    text: "words above",
    style: { width: "150px", height: "20px" },
    inner: { what: "", text: "words below", style: { marginTop: "-16px" }, told: / / },
    told: /^upon each other: words above \/ words below/,
  },
];

async function plant(pane: FrameLocator, planted: Planted): Promise<void> {
  await pane.locator("body").evaluate((body, root) => {
    type Piece = Pick<Planted, "tag" | "text" | "style" | "attributes"> & { readonly inner?: Piece };
    const make = ({ tag = "div", text, style = {}, attributes = {}, inner }: Piece): HTMLElement => {
      const element = Object.assign(document.createElement(tag), { type: "text" });
      if (text !== undefined) element.append(text);
      Object.assign(element.style, style);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      if (inner !== undefined) element.append(make(inner));
      return element;
    };
    const moves = new CSSStyleSheet();
    moves.replaceSync("@keyframes planted { to { translate: 9px } } #planted ::placeholder { color: inherit }");
    document.adoptedStyleSheets = [moves];
    const place = document.createElement("aside");
    place.id = "planted";
    Object.assign(place.style, { position: "fixed", left: "0", bottom: "0" });
    place.append(make(root as Piece));
    body.append(place);
  }, planted);
}

const unplant = (pane: FrameLocator) => pane.locator("#planted").evaluate((place) => place.remove());

/** Every planted fault is told of, and nothing is where none is planted. */
async function expectTold(
  pane: FrameLocator,
  all: readonly Planted[],
  check: () => Promise<readonly string[]>,
): Promise<void> {
  expect(await check()).toEqual([]);
  for (const planted of all) {
    await plant(pane, planted);
    expect(await check(), planted.what).toContainEqual(expect.stringMatching(planted.told));
    await unplant(pane);
  }
}

/** The pane, when all that it shows at first is there. */
async function paneOf(page: Page): Promise<FrameLocator> {
  await numberIn(page, "C5");
  const pane = page.frameLocator("iframe");
  await expect(pane.locator("main li").first()).toBeVisible();
  return pane;
}

test("what moves in spite of the wish for stillness is told of", async ({ workbench: page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const pane = await paneOf(page);
  await expectTold(pane, MOVING, () => movingThings(pane.locator("body")));
});

test("words that cannot be seen under forced colours are told of", async ({ workbench: page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const pane = await paneOf(page);
  await expectTold(pane, FAINT, () => faintWords(pane.locator("body")));
});

test("what has no name for those who cannot see it is told of", async ({ workbench: page }) => {
  const pane = await paneOf(page);
  await expectTold(pane, INACCESSIBLE, () => accessFaults(page));
});

test("what is cut off in a pane of 160 pixels is told of", async ({ workbench: page }) => {
  const pane = await paneOf(page);
  await lookLike(page, pane, { language: "en", theme: "light", width: 160 });
  await expectTold(pane, CUT, () => roomFaults(pane.locator("body")));
});
