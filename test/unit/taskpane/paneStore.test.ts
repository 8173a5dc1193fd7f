import { Subscribable } from "../../../src/kernel/subscribable";
import { PaneStore } from "../../../src/taskpane/state/paneStore";
import { builtApp } from "../../support/builtApp";
import { nodePorts } from "../../support/nodePorts";
import { TestClock } from "../../support/testClock";

/** `seen` may change; `look` then says so. */
function openStore(seen: () => boolean = () => true) {
  const clock = new TestClock();
  const app = builtApp(nodePorts({ clock }));
  const looks = new Subscribable<void>();
  const store = new PaneStore({ app, seen, onSeen: (hear) => looks.subscribe(hear) });
  let pictures = 0;
  const before = clock.pending;
  const stop = store.subscribe(() => (pictures += 1));
  return { clock, app, store, stop, before, looks, pictures: () => pictures };
}

test("the pane is drawn at most four times a second, however often something changes", async () => {
  const { clock, app, pictures, stop } = openStore();
  for (let at = 0; at < 100; at += 1) {
    app.status.changes.publish();
    await clock.advance(10);
  }
  expect(pictures()).toBeLessThanOrEqual(5);
  expect(pictures()).toBeGreaterThanOrEqual(4);
  stop();
});

test("ages move once a second although nothing happens", async () => {
  const { clock, pictures, stop } = openStore();
  await clock.advance(3_000);
  expect(pictures()).toBe(3);
  stop();
});

test("a pane that nobody sees is not drawn, sets no timer and hears nothing; once it is seen again it is up to date", async () => {
  let seen = true;
  const { clock, app, looks, pictures, stop, before } = openStore(() => seen);
  const heard = app.status.feed.store.changes.count;
  seen = false;
  looks.publish();
  app.status.changes.publish();
  expect([clock.pending, app.status.feed.store.changes.count]).toEqual([before, heard - 1]);
  await clock.advance(10_000);
  expect(pictures()).toBe(0);
  seen = true;
  looks.publish();
  looks.publish();
  expect(pictures()).toBe(1);
  await clock.advance(1_000);
  expect([pictures(), app.status.feed.store.changes.count]).toEqual([2, heard]);
  stop();
  expect([clock.pending, looks.count]).toEqual([before, 0]);
});

test("a pane that opens unseen waits until it is seen", async () => {
  let seen = false;
  const { clock, looks, pictures, stop, before } = openStore(() => seen);
  await clock.advance(5_000);
  expect([pictures(), clock.pending]).toEqual([0, before]);
  seen = true;
  looks.publish();
  expect(pictures()).toBe(1);
  stop();
});

test("a closed pane leaves no timer and no listener", async () => {
  const { clock, app, stop, before } = openStore();
  app.status.changes.publish();
  stop();
  expect(clock.pending).toBe(before);
  expect(app.parts.feed.store.changes.count).toBe(
    builtApp(nodePorts({ clock: new TestClock() })).parts.feed.store.changes.count,
  );
});

test("between two changes the picture is the same object, so that nothing is drawn in vain", async () => {
  const { clock, app, store, stop } = openStore();
  const first = store.view();
  expect(store.view()).toBe(first);
  app.status.changes.publish();
  await clock.advance(250);
  expect(store.view()).not.toBe(first);
  stop();
});

test("a clock that was set back holds no picture up", async () => {
  const { clock, app, pictures, stop } = openStore();
  await clock.advance(1_000);
  clock.jump(-3_600_000);
  app.status.changes.publish();
  await clock.advance(250);
  expect(pictures()).toBe(2);
  stop();
});
