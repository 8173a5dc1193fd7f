import { Subscribable } from "../kernel/subscribable";
import type { SharedBudget } from "../feed/sharing/sharedBudget";
import type { BudgetClass } from "../qos/endpoints/endpoint";
import type { PersistentCache } from "../quotes/persistentCache";
import { ZoneMemory } from "../quotes/zones";
import { buildBudgets } from "./budgets";
import { cellLook, type CellLook } from "./cellLook";
import { KeyRing } from "./key";
import { OpenCalls } from "./openCalls";
import { Plan } from "./plan";
import type { Ports } from "./ports";
import { Problems } from "./problems";
import { ServerTrouble } from "./serverTrouble";
import { SettingsStore } from "./settings";

/** Characters in one unit of the cache's size. */
const CACHE_UNIT = 1_000_000;

/** What parts tell each other of. */
export interface Signals {
  /** Something that the pane or QOS.STATUS shows has changed. */
  readonly changes: Subscribable<void>;
  /** More is wanted than the plan allows at once: what the user looks at is to come first. */
  readonly crowds: Subscribable<void>;
  /** The person has had enough of waiting for the plan's budget; the cells say so. */
  readonly stops: Subscribable<void>;
  /** Key, server or plan have become others. */
  readonly renewals: Subscribable<void>;
}

/** What the person has chosen and the account allows, and what went wrong: all else is made with these. */
export interface Basics {
  readonly ports: Ports;
  readonly signals: Signals;
  readonly settings: SettingsStore;
  readonly keys: KeyRing;
  readonly plan: Plan;
  readonly problems: Problems;
  readonly serverTrouble: ServerTrouble;
  readonly calls: OpenCalls;
  readonly budgets: Readonly<Record<BudgetClass, SharedBudget>>;
  readonly persistentCache: PersistentCache;
  /** Where indices are at home, as far as their bars have shown. */
  readonly zones: ZoneMemory;
  readonly look: CellLook;
}

export function buildBasics(ports: Ports): Basics {
  const { clock } = ports;
  const settings = new SettingsStore(ports.storage);
  const plan = new Plan(() => clock.now());
  plan.reset(settings.current.plan);
  const zones = new ZoneMemory();
  return {
    ports,
    signals: {
      changes: new Subscribable(),
      crowds: new Subscribable(),
      stops: new Subscribable(),
      renewals: new Subscribable(),
    },
    settings,
    keys: new KeyRing(ports.storage, () => settings.current),
    plan,
    serverTrouble: new ServerTrouble(clock),
    calls: new OpenCalls(clock),
    problems: new Problems(clock, () => settings.current.log),
    budgets: buildBudgets(clock, plan),
    persistentCache: ports.persistentCache(
      () => settings.current.server,
      () => settings.current.cacheSize * CACHE_UNIT,
    ),
    zones,
    look: cellLook(settings, ports, zones),
  };
}
