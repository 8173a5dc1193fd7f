import { Subscribable } from "../kernel/subscribable";
import { isFresh } from "../kernel/age";
import { MINUTE } from "../kernel/time";
import type { LimitsLearner } from "../feed/learnLimits";
import type { LearnedLimits } from "../feed/sharing/message";
import { isObject } from "../qos/decode";
import { BUDGET_CLASSES, type BudgetClass } from "../qos/endpoints/endpoint";
import { readPlanNumber } from "../qos/planNumber";

/** What a plan allows on one endpoint. */
interface EndpointLimit {
  readonly products: number;
  readonly requests: number;
}

/** A plan in the three numbers that a user knows of it. */
export interface PlanNumbers {
  /** Products in one request. */
  readonly products: number;
  /** Requests a minute on each endpoint. */
  readonly requests: number;
  /** Products subscribed at once. */
  readonly socketProducts: number;
  /** Endpoints one by one, where the server has told them when it gave the key (§4.1.3). */
  readonly rest?: Readonly<Partial<Record<BudgetClass, EndpointLimit>>> | undefined;
}

/** The plan that every key has at least (§4.0.2, §5.0.2). */
export const FREE_PLAN: PlanNumbers = { products: 10, requests: 30, socketProducts: 10 };

/** A plan as it was told or stored; undefined where one of its three numbers is none. */
export function readPlan(raw: unknown): PlanNumbers | undefined {
  if (!isObject(raw)) return undefined;
  const products = readPlanNumber(raw["products"]);
  const requests = readPlanNumber(raw["requests"]);
  const socketProducts = readPlanNumber(raw["socketProducts"]);
  if (products === undefined || requests === undefined || socketProducts === undefined) return undefined;
  const plan = { products, requests, socketProducts };
  return isObject(raw["rest"]) ? { ...plan, rest: readEndpoints(raw["rest"]) } : plan;
}

/** An endpoint whose limits cannot be read is held to those of the whole plan. */
function readEndpoints(raw: Readonly<Record<string, unknown>>): NonNullable<PlanNumbers["rest"]> {
  const rest: Partial<Record<BudgetClass, EndpointLimit>> = {};
  for (const budget of BUDGET_CLASSES) {
    const limit = raw[budget];
    if (!isObject(limit)) continue;
    const products = readPlanNumber(limit["products"]);
    const requests = readPlanNumber(limit["requests"]);
    if (products !== undefined && requests !== undefined) rest[budget] = { products, requests };
  }
  return rest;
}

/** Commands on the socket in a minute (§5.0.2); the same in every plan. */
export const SOCKET_COMMANDS = 30;

/** Milliseconds for which a learned number of requests stands. */
const FORGET_AFTER = 10 * MINUTE;

export type PlanSource = "default" | "entered" | "registered" | "learned";

/**
 * The limits in force. They come from the user or are the free plan's; what the server refuses lowers them, since
 * nothing tells the plan of a key that was entered.
 */
export class Plan {
  readonly changes = new Subscribable<void>();
  #base: PlanNumbers = FREE_PLAN;
  #entered = false;
  readonly #products = new Map<BudgetClass, number>();
  readonly #requests = new Map<BudgetClass, number>();
  /** When each number of requests was learned, milliseconds since the epoch. */
  readonly #learnedAt = new Map<BudgetClass, number>();
  #socketProducts: number | undefined;
  /** The smallest number of products on the socket that the server has refused. */
  #socketRefused = Infinity;
  readonly #now: () => number;

  constructor(now: () => number = () => 0) {
    this.#now = now;
  }

  get source(): PlanSource {
    if (this.#products.size > 0 || this.#requests.size > 0 || this.#socketProducts !== undefined) return "learned";
    if (this.#base.rest !== undefined) return "registered";
    return this.#entered ? "entered" : "default";
  }

  /** Another key or another entry: what was learned is forgotten. */
  reset(entered: PlanNumbers | undefined): void {
    const plan = readPlan(entered);
    this.#base = plan ?? FREE_PLAN;
    this.#entered = plan !== undefined;
    this.#products.clear();
    this.#requests.clear();
    this.#learnedAt.clear();
    this.#socketProducts = undefined;
    this.#socketRefused = Infinity;
    this.changes.publish();
  }

  products(budget: BudgetClass): number {
    return this.#products.get(budget) ?? this.#base.rest?.[budget]?.products ?? this.#base.products;
  }

  requests(budget: BudgetClass): number {
    const at = this.#learnedAt.get(budget);
    if (at !== undefined && !isFresh({ at, ttl: FORGET_AFTER }, this.#now())) {
      this.#requests.delete(budget);
      this.#learnedAt.delete(budget);
    }
    return this.#requests.get(budget) ?? this.#base.rest?.[budget]?.requests ?? this.#base.requests;
  }

  get socketProducts(): number {
    return this.#socketProducts ?? this.#base.socketProducts;
  }

  /** What has been learned, for other workbooks. */
  learnedLimits(): LearnedLimits {
    const limits: Record<string, number> = {};
    for (const [budget, limit] of this.#products) limits[`products ${budget}`] = limit;
    for (const [budget, at] of this.#learnedAt) {
      if (!isFresh({ at, ttl: FORGET_AFTER }, this.#now())) continue;
      limits[`requests ${budget}`] = this.requests(budget);
      limits[`forget ${budget}`] = at + FORGET_AFTER;
    }
    const products = this.#socketProducts;
    const refused = Number.isFinite(this.#socketRefused) ? { refused: this.#socketRefused } : {};
    return { base: this.#name(), limits, ...(products === undefined ? {} : { socket: { products, ...refused } }) };
  }

  /**
   * Learns what another workbook has learned of the same plan, and forgets it when that one does. What it says of the
   * socket takes the place of what is known here: it has the socket.
   */
  adopt({ base, limits, socket }: LearnedLimits): void {
    if (base !== this.#name()) return;
    const before = JSON.stringify(this.learnedLimits());
    for (const budget of BUDGET_CLASSES) {
      const products = readPlanNumber(limits[`products ${budget}`]) ?? Infinity;
      if (products < this.products(budget)) this.#products.set(budget, products);
      const requests = readPlanNumber(limits[`requests ${budget}`]) ?? Infinity;
      const at = Math.min((limits[`forget ${budget}`] ?? 0) - FORGET_AFTER, this.#now());
      if (requests >= this.requests(budget) || !isFresh({ at, ttl: FORGET_AFTER }, this.#now())) continue;
      this.#requests.set(budget, requests);
      this.#learnedAt.set(budget, at);
    }
    if (socket !== undefined) {
      const products = readPlanNumber(socket.products) ?? Infinity;
      this.#socketProducts = Math.min(products, this.#base.socketProducts);
      this.#socketRefused = readPlanNumber(socket.refused) ?? Infinity;
    }
    if (JSON.stringify(this.learnedLimits()) !== before) this.changes.publish();
  }

  /** What refusals at one endpoint teach. */
  taught(budget: BudgetClass): LimitsLearner {
    return {
      products: (asked) => this.learnProducts(budget, asked),
      requests: (accepted) => this.learnRequests(budget, accepted),
    };
  }

  /** A request with `asked` products was too large. */
  learnProducts(budget: BudgetClass, asked: number): void {
    const learned = Math.max(1, Math.floor(asked / 2));
    if (learned >= this.products(budget)) return;
    this.#products.set(budget, learned);
    this.changes.publish();
  }

  /**
   * After `accepted` requests of one window the next was refused. Forgotten after a while: the window may have been
   * shared with a workbook that was closed since, or with another program.
   */
  learnRequests(budget: BudgetClass, accepted: number): void {
    const learned = Math.max(1, accepted);
    if (learned >= this.requests(budget)) return;
    this.#requests.set(budget, learned);
    this.#learnedAt.set(budget, this.#now());
    this.changes.publish();
  }

  /** With `held` products subscribed, `asked` more were refused: the limit lies between, and is found by halves. */
  learnSocketProducts(held: number, asked: number): void {
    this.#socketRefused = Math.min(this.#socketRefused, held + asked);
    this.#setSocketProducts(Math.max(1, held, Math.floor((held + this.#socketRefused) / 2)));
  }

  /** The server holds `held` products: where it refused more, the half of what lies between is tried next. */
  noteSocketProducts(held: number): void {
    if (this.#socketProducts === undefined || held < this.#socketProducts) return;
    this.#setSocketProducts(Math.max(held, Math.floor((held + this.#socketRefused) / 2)));
  }

  #setSocketProducts(learned: number): void {
    if (learned === this.socketProducts || learned > this.#base.socketProducts) return;
    this.#socketProducts = learned;
    this.changes.publish();
  }

  #name(): string {
    return JSON.stringify(this.#base);
  }
}
