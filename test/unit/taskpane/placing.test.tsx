import { named, pageText } from "./paneDom";
import { closePage } from "./openPane";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import type { Placing } from "../../../src/host/cells";
import type { Showing } from "../../../src/host/placing/placed";
import { PlacingNote } from "../../../src/taskpane/components/placingNote";
import { translator } from "../../../src/taskpane/languages/translate";
import { PaneContext, type PaneWorld } from "../../../src/taskpane/state/paneContext";
import { usePlacing } from "../../../src/taskpane/state/usePlacing";
import { TestClock } from "../../support/testClock";

let root: Root;
let clock: TestClock;
/** What the formulas show, look by look; the last stays. */
let showings: Showing[];
let undone: number;
let replaced: boolean[];
let end: (replace: boolean) => Placing;

const WRITTEN: Placing = {
  kind: "placed",
  address: "Sheet1!H1:M31",
  undo: async () => ((undone += 1), "undone"),
  look: async () => (showings.length > 1 ? showings.shift() : showings[0]) ?? { kind: "shown" },
};

function Probe() {
  const placing = usePlacing();
  return (
    <>
      <button onClick={() => placing.place(async (replace) => (replaced.push(replace), end(replace)))}>Put</button>
      <PlacingNote placing={placing} />
    </>
  );
}

beforeEach(async () => {
  clock = new TestClock();
  [showings, undone, replaced, end] = [[{ kind: "shown" }], 0, [], () => WRITTEN];
  const world = { app: { clock }, t: translator("en"), redact: (text: string) => text } as unknown as PaneWorld;
  root = createRoot(document.getElementById("pane") as HTMLElement);
  await act(async () =>
    root.render(
      <PaneContext.Provider value={world}>
        <Probe />
      </PaneContext.Provider>,
    ),
  );
});

afterEach(() => act(async () => root.unmount()));
afterAll(closePage);

const click = (name: string) => act(async () => named("button", name).click());
const pass = (milliseconds: number) => act(async () => clock.advance(milliseconds));

test("what is in the way is told with its cells and their number, and only consent writes over it", async () => {
  end = (replace) => (replace ? WRITTEN : { kind: "occupied", address: "Sheet1!H1:M31", filled: 6 });
  await click("Put");
  expect(pageText()).toContain("Sheet1!H1:M31: 6 cells are filled.");
  expect(replaced).toEqual([false]);
  await click("Replace");
  expect(replaced).toEqual([false, true]);
  expect(pageText()).toContain("Written to Sheet1!H1:M31.");
});

test("what was written can be undone, and the words say that it is", async () => {
  await click("Put");
  await click("Undo");
  expect(undone).toBe(1);
  expect(pageText()).toContain("Sheet1!H1:M31 is as it was.");
  await pass(60_000);
  expect(pageText()).toContain("Sheet1!H1:M31 is as it was.");
});

test("over a formula without room it never says written, whether that shows at once or later", async () => {
  showings = [{ kind: "waiting" }, { kind: "blocked", address: "Sheet1!H1" }];
  await click("Put");
  expect(pageText()).not.toContain("Written");
  await pass(500);
  expect(pageText()).toContain("Sheet1!H1 shows #SPILL!: cells that its table needs are filled.");
  expect(pageText()).not.toContain("Written");
  await click("Undo");
  expect(undone).toBe(1);

  showings = [{ kind: "shown" }, { kind: "shown" }, { kind: "blocked", address: "Sheet1!H2" }];
  await click("Put");
  expect(pageText()).toContain("Written to");
  await pass(1_000);
  expect(pageText()).toContain("Sheet1!H2 shows #SPILL!");
  expect(pageText()).not.toContain("Written");
});

test("a formula that waits for its turn is called written after a moment", async () => {
  showings = [{ kind: "waiting" }];
  await click("Put");
  await pass(999);
  expect(pageText()).not.toContain("Written");
  await pass(1);
  expect(pageText()).toContain("Written to Sheet1!H1:M31.");
  await pass(60_000);
  expect(clock.pending).toBe(0);
});
