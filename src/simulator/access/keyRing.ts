import { randomBytes } from "node:crypto";
import { PLANS, type Plan } from "./plans";

/** A key, the name it goes by in logs, and its plan. */
export interface Holder {
  readonly key: string;
  readonly name: string;
  plan: Plan;
  expired: boolean;
}

/**
 * The keys that the server knows. Those of the plans are always the same, so that a demo can be started again
 * without entering a new one; they open nothing but this simulator.
 */
export const DEMO_KEYS: Readonly<Record<string, string>> = {
  free: "0f0e0d0c0b0a09080706050403020100",
  "free-2024": "20241216202412162024121620241216",
  pro: "a1b2c3d4e5f60718293a4b5c6d7e8f90",
};

export class KeyRing {
  readonly #holders = new Map<string, Holder>();
  readonly #plans: Readonly<Record<string, Plan>>;

  constructor(plans: Readonly<Record<string, Plan>> = {}) {
    this.#plans = { ...PLANS, ...plans };
    for (const [name, plan] of Object.entries(this.#plans)) this.add(name, plan, DEMO_KEYS[name]);
  }

  planNamed(name: string): Plan | undefined {
    return this.#plans[name];
  }

  /** Key by name. */
  get keys(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#holders.values()].map(({ name, key }) => [name, key]));
  }

  get holders(): readonly Holder[] {
    return [...this.#holders.values()];
  }

  /** Gives out a new key of 32 hexadecimal digits, or the one given. */
  add(name: string, plan: Plan, key: string = randomBytes(16).toString("hex")): Holder {
    const holder: Holder = { key, name, plan, expired: false };
    this.#holders.set(key, holder);
    return holder;
  }

  find(key: string): Holder | undefined {
    return this.#holders.get(key);
  }

  /** By key or by name. */
  named(keyOrName: string): Holder {
    const holder = this.find(keyOrName) ?? this.holders.find(({ name }) => name === keyOrName);
    if (holder === undefined) throw new Error(`no such key: ${keyOrName}`);
    return holder;
  }

  /** The text with every known key replaced by its name. */
  redact(text: string): string {
    let safe = text;
    for (const { key, name } of this.#holders.values()) safe = safe.replaceAll(key, `<key:${name}>`);
    return safe;
  }
}
