import type { Wake } from "../kernel/wake";
import type { Account } from "../feed/sharing/scope";
import { isShutOut } from "../qos/socketMachine";
import { clearSources } from "../quotes/quoteSources";
import type { Basics } from "./basics";
import { looksOther } from "./cellLook";
import type { Cells } from "./cells";
import { KEY_NAME } from "./key";
import type { Sources } from "./sources";
import type { Transports } from "./transports";
import { SETTINGS_NAME, type Settings } from "./settings";

type Parts = Basics & Transports & Sources & Cells;

/** What happens when key, settings or plan become others, when the page wakes, and when it goes away. */
export class Renewal {
  readonly #parts: Parts;
  #applied: Settings;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#applied = parts.settings.current;
  }

  /** Takes part in the account's workbooks, and listens from now on. */
  begin(): void {
    const { ports, signals, settings, keys, plan, problems, budgets, feed, socket, sharing } = this.#parts;
    keys.changes.subscribe(() => this.#renew());
    settings.changes.subscribe((now) => this.#apply(now));
    plan.changes.subscribe(() => {
      feed.limitsChanged();
      for (const budget of Object.values(budgets)) budget.refresh();
      signals.changes.publish();
    });
    feed.changes.subscribe(() => {
      plan.noteSocketProducts(feed.pushedProducts);
      if (feed.crowded) signals.crowds.publish();
      signals.changes.publish();
    });
    socket.states.subscribe((state) => {
      if (state.state === "waiting" && isShutOut(state.why)) problems.note(state.why);
    });
    problems.changes.subscribe(() => signals.changes.publish());
    ports.storage.onChange(KEY_NAME, () => keys.reload());
    ports.storage.onChange(SETTINGS_NAME, () => settings.reload());
    ports.onWake((how) => this.#wake(how));
    ports.onClose(() => sharing.close());
    sharing.join(this.#account());
  }

  #apply(settings: Settings): void {
    const { ports, signals, liveSource, streams } = this.#parts;
    const before = this.#applied;
    this.#applied = settings;
    const moved = settings.server !== before.server || settings.socket !== before.socket;
    if (moved) liveSource.forget();
    // By value: settings that were read anew hold another object for the same plan.
    if (moved || JSON.stringify(settings.plan) !== JSON.stringify(before.plan)) return this.#renew();
    streams.touchAll();
    // What they show is the same then, and news to nobody.
    if (settings.numbers !== before.numbers) streams.repeatAll();
    signals.changes.publish();
    if (looksOther(settings, before, ports.locale)) void ports.recalculate();
  }

  /** The page is back: connections are looked at, what failed is asked again, and every cell is shown once more. */
  #wake(how: Wake): void {
    const { sharing, socket, liveSource, streams } = this.#parts;
    // A page that was put away has left the others.
    sharing.join(this.#account());
    socket.raise({ event: how === "slept" ? "woke" : "check" });
    if (how === "slept") liveSource.restart();
    streams.repeatAll();
  }

  /** Key, server or plan are others now: start afresh, and fill what waited. */
  #renew(): void {
    const { ports, signals, settings, keys, plan, sources, socketFallback, serverTrouble, sharing, socket } =
      this.#parts;
    const { liveSource, streams, failures } = this.#parts;
    signals.renewals.publish();
    clearSources(sources);
    plan.reset(settings.current.plan);
    socketFallback.forget();
    serverTrouble.end();
    sharing.join(this.#account());
    socket.raise({ event: "renewed" });
    liveSource.restart();
    streams.touchAll();
    signals.changes.publish();
    if (!failures.forWantOfKey || keys.current === undefined) return;
    failures.forget();
    void ports.recalculate();
  }

  /** What the server knows this user by; undefined without a key. */
  #account(): Account | undefined {
    const { settings, keys } = this.#parts;
    const { server, socket } = settings.current;
    const key = keys.current;
    return key === undefined ? undefined : { server, socket, key };
  }
}
