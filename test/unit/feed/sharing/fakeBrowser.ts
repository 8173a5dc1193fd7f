import type { Channel, OpenChannel } from "../../../../src/kernel/channel";
import type { Locks, Resign } from "../../../../src/kernel/locks";
import type { TestClock } from "../../../support/testClock";

interface Claim {
  readonly page: FakePage;
  readonly onHeld: () => void;
}

interface Ear {
  readonly page: FakePage;
  readonly hear: (message: unknown) => void;
}

/** Milliseconds that a lock or a message takes on its way through the browser. */
const HOP = 1;

/** Locks and channels of the pages of one origin, in memory and on the test's clock. */
export class FakeBrowser {
  /** Messages as they went out, for tests of what is said. */
  readonly said: { readonly at: number; readonly message: unknown }[] = [];
  readonly #clock: TestClock;
  /** By name: the holder first, then those who wait. */
  readonly #locks = new Map<string, Claim[]>();
  readonly #ears = new Map<string, Set<Ear>>();

  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  /** Locks and open channels that are left: none once all pages are gone. */
  get left(): number {
    return [...this.#locks.values(), ...this.#ears.values()].reduce(
      (sum, one) => sum + ("size" in one ? one.size : one.length),
      0,
    );
  }

  get locks(): readonly string[] {
    return [...this.#locks].filter(([, claims]) => claims.length > 0).map(([name]) => name);
  }

  /** Names of channels on which somebody listens. */
  get channels(): readonly string[] {
    return [...this.#ears].filter(([, ears]) => ears.size > 0).map(([name]) => name);
  }

  page(): FakePage {
    return new FakePage(this);
  }

  claim(page: FakePage, name: string, onHeld: () => void): Resign {
    let resign: Resign = () => undefined;
    let resigned = false;
    const queue = (): void => {
      if (!resigned && !page.dead) resign = this.#queue(page, name, onHeld);
    };
    if (page.lockDelay === 0) queue();
    else this.#clock.after(page.lockDelay, queue);
    return () => {
      resigned = true;
      resign();
    };
  }

  #queue(page: FakePage, name: string, onHeld: () => void): Resign {
    const claims = this.#locks.get(name) ?? [];
    this.#locks.set(name, claims);
    const claim = { page, onHeld };
    claims.push(claim);
    if (claims.length === 1) this.#grant(name, claim);
    return () => this.#resign(name, claim);
  }

  listen(page: FakePage, name: string, hear: (message: unknown) => void): Channel {
    const ears = this.#ears.get(name) ?? new Set();
    this.#ears.set(name, ears);
    const ear = { page, hear };
    ears.add(ear);
    return { post: (message) => this.#post(name, ear, message), close: () => void ears.delete(ear) };
  }

  /** The page is gone: its locks go to the next, and nothing reaches it any more. */
  bury(page: FakePage): void {
    for (const ears of this.#ears.values()) for (const ear of [...ears]) if (ear.page === page) ears.delete(ear);
    for (const [name, claims] of this.#locks)
      for (const claim of claims.filter((one) => one.page === page)) this.#resign(name, claim);
  }

  #grant(name: string, claim: Claim): void {
    this.#clock.after(HOP, () => {
      if (this.#locks.get(name)?.[0] === claim) claim.onHeld();
    });
  }

  #resign(name: string, claim: Claim): void {
    const claims = this.#locks.get(name) ?? [];
    const position = claims.indexOf(claim);
    if (position < 0) return;
    claims.splice(position, 1);
    const [next] = claims;
    if (position === 0 && next !== undefined) this.#grant(name, next);
  }

  #post(name: string, from: Ear, message: unknown): void {
    if (!this.#ears.get(name)?.has(from)) return;
    this.said.push({ at: this.#clock.now(), message });
    for (const ear of this.#ears.get(name) ?? []) {
      if (ear === from) continue;
      const copy: unknown = structuredClone(message);
      this.#clock.after(HOP, () => ear.page.deliver(() => ear.hear(copy)));
    }
  }
}

/** One page: it can die at any moment, or stand still for a while. */
export class FakePage {
  /** Milliseconds before a claim of this page comes to the queue: the browser looks at permissions first. */
  lockDelay = 0;
  readonly #browser: FakeBrowser;
  #frozen: (() => void)[] | undefined;
  #dead = false;

  constructor(browser: FakeBrowser) {
    this.#browser = browser;
  }

  get locks(): Locks {
    return { hold: (name, onHeld) => this.#browser.claim(this, name, () => this.deliver(onHeld)) };
  }

  get openChannel(): OpenChannel {
    return (name, hear) => this.#browser.listen(this, name, hear);
  }

  get dead(): boolean {
    return this.#dead;
  }

  deliver(task: () => void): void {
    if (this.#dead) return;
    if (this.#frozen === undefined) task();
    else this.#frozen.push(task);
  }

  freeze(): void {
    this.#frozen = [];
  }

  thaw(): void {
    const late = this.#frozen ?? [];
    this.#frozen = undefined;
    for (const task of late) task();
  }

  die(): void {
    this.#dead = true;
    this.#browser.bury(this);
  }
}
