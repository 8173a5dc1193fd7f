import type { CancelTimer, Clock } from "../../kernel/clock";

/**
 * Milliseconds between two moments at which clients are served. To wake up costs as much as to serve a few of them: more
 * moments would cost more than they spread.
 */
const STEP = 25;

interface Served {
  flush(): void;
}

interface Ring {
  readonly frame: number;
  readonly places: Set<Served>[];
  at: number;
}

/**
 * Serves every client once a frame. The clients of a frame are spread over it in steps, so that the work of a second is
 * even; a step that comes late is made up for.
 */
export class FrameWheel {
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #rings = new Map<number, Ring>();
  #cancel: CancelTimer | undefined;
  #members = 0;
  #due = 0;

  constructor(clock: Clock, onError: (error: unknown) => void) {
    this.#clock = clock;
    this.#onError = onError;
  }

  /** `frame`: milliseconds. Returns what takes the client off again. */
  add(client: Served, frame: number): () => void {
    const ring = this.#ring(frame);
    const place = ring.places.reduce((least, other) => (other.size < least.size ? other : least));
    place.add(client);
    this.#members += 1;
    if (this.#cancel === undefined) this.#start();
    return () => {
      if (!place.delete(client)) return;
      this.#members -= 1;
      if (this.#members === 0) this.stop();
    };
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #ring(frame: number): Ring {
    const steps = Math.max(1, Math.round(frame / STEP));
    let ring = this.#rings.get(steps);
    if (ring === undefined) {
      ring = { frame: steps * STEP, places: Array.from({ length: steps }, () => new Set<Served>()), at: 0 };
      this.#rings.set(steps, ring);
    }
    return ring;
  }

  #start(): void {
    this.#due = this.#clock.now() + STEP;
    this.#schedule();
  }

  #schedule(): void {
    this.#cancel = this.#clock.after(Math.max(0, this.#due - this.#clock.now()), () => this.#turn());
  }

  #turn(): void {
    const now = this.#clock.now();
    const behind = Math.floor((now - this.#due) / STEP) + 1;
    const steps = Math.max(1, behind);
    this.#due = behind < 1 || behind > 1_000 ? now + STEP : this.#due + steps * STEP;
    for (const ring of this.#rings.values()) {
      // Nobody is served twice for a step that came late.
      for (let step = 0; step < Math.min(steps, ring.places.length); step += 1) {
        ring.at = (ring.at + 1) % ring.places.length;
        for (const client of ring.places[ring.at] ?? []) this.#serve(client);
      }
    }
    if (this.#members > 0) this.#schedule();
    else this.#cancel = undefined;
  }

  #serve(client: Served): void {
    try {
      client.flush();
    } catch (error) {
      this.#onError(error);
    }
  }
}
