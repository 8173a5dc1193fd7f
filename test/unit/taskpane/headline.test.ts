import type { PaneView, SubscriptionView } from "../../../src/runtime/paneView";
import { headline } from "../../../src/taskpane/state/headline";
import { headlineSentences } from "../../../src/taskpane/state/headlineWords";
import { translator } from "../../../src/taskpane/languages/translate";
import { formatsOf } from "../../../src/taskpane/look/formats";
import type { PaneWorld } from "../../../src/taskpane/state/paneContext";

const t = translator("en");
const app = { keys: { ends: undefined }, clock: { now: () => 0 } };
const world = { app, t, formats: formatsOf("en"), redact: (text: string) => text } as unknown as PaneWorld;

function subscription(delivery: "pushed" | "polled", more: Partial<SubscriptionView> = {}): SubscriptionView {
  const base = { key: "S HK:700", code: "HK:700", topic: "S", cells: 1, last: 1, changepct: 0, age: 0 };
  const figures = { kind: "none" } as const;
  return { ...base, figures, delivery, problem: undefined, ...more };
}

const CALM = {
  state: "live",
  online: true,
  hasKey: true,
  subscriptions: [subscription("pushed")],
  visiblePolled: 0,
  pollingCycle: 12_000,
  waiting: 0,
  waitingFor: 0,
} as unknown as PaneView;

const told = (change: Partial<PaneView>): string => {
  const view = { ...CALM, ...change };
  return `${t(headline(view).word)}: ${headlineSentences(view, world).join(" ")}`;
};

const mixed = [subscription("pushed"), subscription("pushed"), subscription("polled")];

test("the moment they change is said only where all that is visible is pushed", () => {
  expect(told({})).toBe("Live: Prices arrive the moment they change.");
  expect(told({ subscriptions: mixed, visiblePolled: 1 })).toBe(
    "Live: 2 arrive the moment they change. 1 are refreshed by request, each about every 12 sec.",
  );
  expect(told({ subscriptions: mixed, visiblePolled: 0 })).toBe(
    "Live: What is on this sheet arrives the moment it changes. 1 elsewhere are refreshed by request, each about every 12 sec.",
  );
});

test("a server that fails is told, with pushes and without, and what waits for it", () => {
  const trouble = "The QOS server failed (HTTP 503)";
  expect(told({ trouble, waiting: 3, waitingFor: 2_500 })).toBe(
    "Live: The QOS server failed (HTTP 503). Pushed prices go on. What wants a request waits until one succeeds. 3 formulas wait for an answer.",
  );
  expect(told({ state: "polling", trouble })).toMatch(
    /^Requests fail: The QOS server failed \(HTTP 503\)\. Cells keep/,
  );
  expect(told({ trouble: undefined })).not.toContain("fail");
});

test("what waits for a moment only is not told, and what has no value is", () => {
  expect(told({ waiting: 3, waitingFor: 1_999 })).not.toContain("wait for");
  expect(told({ waiting: 1, waitingFor: 2_000 })).toContain("1 formula waits for an answer.");
  expect(told({ subscriptions: [subscription("pushed", { problem: "no such code" })] })).toContain(
    "1 live subscription has no value.",
  );
});

test("without a network and without a key the network is told first", () => {
  const nokey = { state: "nokey", hasKey: false } as const;
  expect(told({ ...nokey, online: false })).toMatch(/^Offline: This computer has no network/);
  expect(told({ ...nokey, online: true })).toMatch(/^No key:/);
  expect(told({ ...nokey, hasKey: true, online: true })).toMatch(/^Key refused:/);
});
