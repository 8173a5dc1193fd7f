import { epochMillis } from "../kernel/time";
import type { Random } from "../kernel/clock";
import { seededRandom } from "../kernel/random";
import { FaultBox } from "./faults";
import { Journal } from "./records/journal";
import { KeyRing } from "./access/keyRing";
import { MarketEngine } from "./market/marketEngine";
import { newMetrics } from "./records/metrics";
import type { Settings } from "./options";
import { RateMeter } from "./access/rateMeter";
import { refusalText, type Refusal } from "./protocol/refusals";
import { Recorder } from "./records/recorder";

const LEAST_TRADES = 4;

/** All that the parts of one server share. */
export class World {
  readonly settings: Settings;
  readonly market: MarketEngine;
  readonly keys: KeyRing;
  readonly faults: FaultBox;
  readonly journal = new Journal();
  readonly metrics = newMetrics();
  readonly rates = new RateMeter();
  readonly random: Random;
  readonly recorder: Recorder;
  readonly #start: number;

  constructor(settings: Settings) {
    this.settings = settings;
    this.#start = settings.clock.now();
    this.random = seededRandom(settings.seed);
    this.keys = new KeyRing(settings.plans);
    this.faults = new FaultBox(this.random);
    this.recorder = new Recorder(settings.record, (text) => this.keys.redact(text));
    const moves = settings.tickMs > 0 ? (60_000 / settings.tickMs) * settings.tickShare : 60;
    this.market = new MarketEngine({
      seed: settings.seed,
      start: epochMillis(this.#start),
      alwaysOpen: settings.alwaysOpen,
      invented: settings.invented,
      tradesAMinute: Math.max(LEAST_TRADES, Math.min(600, Math.round(moves))),
    });
  }

  /** Milliseconds in the market, which may run faster than the clock. */
  marketTime(): number {
    return this.#start + (this.settings.clock.now() - this.#start) * this.settings.speed;
  }

  refusal(refusal: Refusal): string {
    this.metrics.refusals += 1;
    return refusalText(refusal, this.settings.language);
  }

  /** The list in random order, unless told to keep it. */
  shuffled<T>(rows: readonly T[]): T[] {
    const mixed = [...rows];
    if (!this.settings.shuffle) return mixed;
    for (let left = mixed.length - 1; left > 0; left -= 1) {
      const place = Math.floor(this.random() * (left + 1));
      const moved = mixed[left] as T;
      mixed[left] = mixed[place] as T;
      mixed[place] = moved;
    }
    return mixed;
  }
}
