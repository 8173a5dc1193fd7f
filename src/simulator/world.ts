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
  /** From when on the market has had its present speed: what the clock and the market showed then. */
  #since: { readonly clock: number; readonly market: number };
  #speed: number;

  constructor(settings: Settings) {
    this.settings = settings;
    const now = settings.clock.now();
    this.#since = { clock: now, market: now };
    this.#speed = settings.speed;
    this.random = seededRandom(settings.seed);
    this.keys = new KeyRing(settings.plans);
    this.faults = new FaultBox(this.random);
    this.recorder = new Recorder(settings.record, (text) => this.keys.redact(text));
    const moves = settings.tickMs > 0 ? (60_000 / settings.tickMs) * settings.tickShare : 60;
    this.market = new MarketEngine({
      seed: settings.seed,
      start: epochMillis(now),
      alwaysOpen: settings.alwaysOpen,
      invented: settings.invented,
      closingPrints: settings.closingPrints,
      tradesAMinute: Math.max(LEAST_TRADES, Math.min(600, Math.round(moves))),
    });
  }

  /** Milliseconds in the market, which may run faster than the clock. */
  marketTime(): number {
    return this.#since.market + (this.settings.clock.now() - this.#since.clock) * this.#speed;
  }

  get speed(): number {
    return this.#speed;
  }

  /** How many times as fast as the clock the market runs from now on; 0 halts it. */
  set speed(speed: number) {
    if (!Number.isFinite(speed) || speed < 0) throw new Error(`not a speed: ${speed}`);
    this.#since = { clock: this.settings.clock.now(), market: this.marketTime() };
    this.#speed = speed;
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
