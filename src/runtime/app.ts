import { Lazy } from "../kernel/lazy";
import { Subscribable } from "../kernel/subscribable";
import type { Wake } from "../kernel/wake";
import { learnLimits } from "../feed/learnLimits";
import { Connection } from "../feed/connection";
import { Precedence } from "../feed/front/precedence";
import { Pacer } from "../feed/pacer";
import { pollingShares } from "../feed/pollingShare";
import type { InstrumentCode } from "../market/instrumentCode";
import { LiveFeed } from "../feed/liveFeed";
import type { SocketQueries } from "../feed/socketQueries";
import type { Account } from "../feed/sharing/scope";
import type { SharedBudget } from "../feed/sharing/sharedBudget";
import { Sharing } from "../feed/sharing/sharing";
import { Exit } from "../host/exit";
import { Outlet } from "../flow/outlet";
import type { BudgetClass } from "../qos/endpoints/endpoint";
import { isForWantOfKey, QosError, type ErrorWords } from "../qos/errors";
import { SecondRoad } from "../feed/secondRoad";
import { RestClient } from "../qos/restClient";
import { SocketClient } from "../qos/socketClient";
import { isShutOut } from "../qos/socketMachine";
import { buildDesks, cacheHits, clearDesks, type Desks } from "../quotes/desks";
import { barsFromTrades, feedTopics } from "../quotes/feedTopics";
import { LiveDesk } from "../quotes/live/liveDesk";
import { LiveQuestions } from "../quotes/live/liveQuestions";
import { presentValue, showLive } from "../quotes/live/presentValues";
import type { Manner, Question } from "../quotes/questions/question";
import type { RestPorts } from "../quotes/restDesk";
import type { Shelf } from "../quotes/shelf";
import { Streams, type Shown } from "../quotes/streams";
import { ZoneMemory } from "../quotes/zones";
import { buildBudgets } from "./budgets";
import { cellLook, looksOther, type CellLook } from "./cellLook";
import { chineseWords } from "./chineseWords";
import { KEY_NAME, KeyRing } from "./key";
import { Plan, SOCKET_COMMANDS } from "./plan";
import type { Ports } from "./ports";
import { Problems, type Asking } from "./problems";
import { DEFAULT_SETTINGS, SETTINGS_NAME, SettingsStore, type FrameChoice, type Settings } from "./settings";

const MEMBERSHIP = new Lazy(() => import("../feed/sharing/membership"));
const QUERIES = new Lazy(() => import("../feed/socketQueries"));

/** Characters in one unit of the cache's size. */
const CACHE_UNIT = 1_000_000;

/** The whole program, built once: every object and how they are tied together. The sole composition root. */
export class App {
  readonly ports: Ports;
  readonly settings: SettingsStore;
  readonly keys: KeyRing;
  readonly plan: Plan;
  readonly problems: Problems;
  readonly exit: Exit;
  readonly outlet: Outlet;
  readonly budgets: Readonly<Record<BudgetClass, SharedBudget>>;
  readonly client: RestClient;
  readonly secondRoad: SecondRoad;
  readonly #connection: Connection;
  readonly #pacer: Pacer;
  readonly precedence = new Precedence();
  readonly socket: SocketClient;
  readonly feed: LiveFeed;
  /** This workbook among the others of the same account. */
  readonly sharing: Sharing;
  readonly streams: Streams;
  readonly shelf: Shelf;
  readonly desks: Desks;
  /** Where indices are at home, as far as their bars have shown. */
  readonly zones = new ZoneMemory();
  readonly liveDesk: LiveDesk;
  readonly live: LiveQuestions;
  /** Ends every wait for the plan's budget; the cells say so. */
  readonly stops = new Subscribable<void>();
  /** More is wanted than the plan allows at once: what the user looks at is to come first. */
  readonly crowds = new Subscribable<void>();
  /** Key, server or plan have become others. */
  readonly #renewals = new Subscribable<void>();
  /** Something that the pane or QOS.STATUS shows has changed. */
  readonly changes = new Subscribable<void>();
  /** A formula that cannot fill by itself was sent away for lack of a key that works. */
  #sentAwayWithoutKey = false;
  #applied: Settings;
  #frameBeforePause: FrameChoice = DEFAULT_SETTINGS.frame;
  /** Words of errors in the user's language where that is not English. */
  words: ErrorWords | undefined;
  /** Settles when errors can be told in the user's language: at once in English. Never rejects. */
  readonly worded: Promise<void>;

  readonly #look: CellLook;

  constructor(ports: Ports) {
    this.ports = ports;
    const { clock, random } = ports;
    this.settings = new SettingsStore(ports.storage);
    this.#applied = this.settings.current;
    this.#look = cellLook(this.settings, ports, this.zones);
    if (this.settings.paceAtStart !== "paused") this.#frameBeforePause = this.settings.paceAtStart;
    this.keys = new KeyRing(ports.storage, () => this.settings.current);
    this.plan = new Plan(() => clock.now());
    this.plan.reset(this.settings.current.plan);
    this.problems = new Problems(clock, () => this.settings.current.log);
    this.exit = new Exit({
      words: () => this.words,
      formats: ports.formatsNumbers,
      secrets: () => this.keys.secrets,
      fault: new QosError("internal"),
      tooLarge: (rows, most) => new QosError("tooLarge", { rows, most }),
    });
    this.client = new RestClient({
      http: ports.http,
      clock,
      server: () => this.settings.current.server,
      key: () => this.keys.current,
      whyNoKey: () => this.keys.missing,
    });
    this.socket = new SocketClient({
      port: ports.socket,
      clock,
      random,
      address: () => this.settings.current.socket,
      key: () => this.keys.current,
      whyNoKey: () => this.keys.missing,
      answeredAt: () => this.client.answeredAt,
    });
    this.#connection = new Connection(this.socket);
    this.#pacer = new Pacer({ clock, perMinute: () => SOCKET_COMMANDS });
    this.secondRoad = new SecondRoad({
      clock,
      rest: this.client,
      load: async () => (await QUERIES.get(clock)).SocketQueries,
      build: (Queries) => this.#buildQueries(Queries),
      onChange: () => this.changes.publish(),
    });
    this.shelf = ports.shelf(
      () => this.settings.current.server,
      () => this.settings.current.cacheSize * CACHE_UNIT,
    );
    this.budgets = buildBudgets(clock, this.plan);
    this.desks = buildDesks({
      clock,
      ports: (name) => this.#restPorts(name),
      budgets: this.budgets,
      shelf: this.shelf,
      snapshotTtl: () => this.settings.current.snapshotTtl,
      onSnapshot: (snapshot) => showLive(snapshot, this.desks, this.feed),
      onBars: (series, bars) => this.zones.learn(series, bars),
    });
    this.feed = this.#buildFeed();
    this.sharing = this.#buildSharing();
    this.secondRoad.followOthers((path, body) => this.sharing.query(path, body));
    this.outlet = new Outlet(clock, ports.limitsMessages);
    this.streams = new Streams({
      clock,
      interval: () => this.settings.current.frame,
      isHeld: (shown) => this.outlet.take(shown, true) > 0,
      onError: () => this.problems.note(new QosError("internal")),
    });
    this.liveDesk = new LiveDesk({
      clock,
      feed: this.feed,
      streams: this.streams,
      first: (subject) => this.sharing.first(subject, () => presentValue(this.desks, subject)),
      staleAfter: () => this.settings.current.staleAfter,
    });
    this.live = new LiveQuestions({
      clock,
      desk: this.liveDesk,
      ...this.#look,
      kindsOf: (code) => this.desks.sessions.kindsOf(code),
    });
    this.worded = ports.locale() === "zh" ? this.#learnChinese() : Promise.resolve();
    this.#tie();
  }

  /** Puts a formula's question. Throws a QosError where an argument is wrong. */
  ask(question: Question, raw: readonly unknown[], manner: Manner): Promise<Shown> {
    return question({ desks: this.desks, ...this.#look, clock: this.ports.clock }, raw, manner);
  }

  /** Answers that came from memory. */
  get cacheHits(): number {
    return cacheHits(this.desks);
  }

  /** Forgets every answer, in memory and between sessions. */
  async clearCache(): Promise<void> {
    clearDesks(this.desks);
    await this.shelf.clear();
    this.changes.publish();
  }

  /** A one-time formula ended with `error`; the problem list and the recovery after a key's entry hear of it. */
  noteFailure(error: QosError, formula?: Asking): void {
    if (isForWantOfKey(error) || error.id === "keyRefused") this.#sentAwayWithoutKey = true;
    this.problems.note(error, formula);
    if (this.words === undefined && this.ports.locale() === "zh") void this.#learnChinese();
  }

  /** Forgets cached answers and has every formula ask anew. */
  async refresh(): Promise<void> {
    clearDesks(this.desks);
    this.liveDesk.restart();
    this.streams.touchAll();
    await this.ports.recalculate();
  }

  /** Stops live cells from changing, or lets them go on at the pace they had. */
  togglePause(): void {
    const { frame } = this.settings.current;
    if (frame !== "paused") this.#frameBeforePause = frame;
    this.settings.change({ frame: frame === "paused" ? this.#frameBeforePause : "paused" });
  }

  #learnChinese(): Promise<void> {
    return chineseWords(this.ports.clock, (words) => {
      if (this.words !== undefined) return;
      this.words = words;
      this.streams.repeatAll();
      this.changes.publish();
    });
  }

  #tie(): void {
    const { storage } = this.ports;
    this.keys.changes.subscribe(() => this.#renew());
    this.settings.changes.subscribe((settings) => this.#applySettings(settings));
    this.plan.changes.subscribe(() => {
      this.feed.limitsChanged();
      for (const budget of Object.values(this.budgets)) budget.refresh();
      this.changes.publish();
    });
    this.feed.changes.subscribe(() => {
      this.plan.noteSocketProducts(this.feed.pushedProducts);
      if (this.feed.crowded) this.crowds.publish();
      this.changes.publish();
    });
    this.socket.states.subscribe((state) => {
      if (state.state === "waiting" && isShutOut(state.why)) this.problems.note(state.why);
    });
    this.problems.changes.subscribe(() => this.changes.publish());
    storage.onChange(KEY_NAME, () => this.keys.reload());
    storage.onChange(SETTINGS_NAME, () => this.settings.reload());
    this.ports.onWake((how) => this.#wake(how));
    this.ports.onClose(() => this.sharing.close());
    this.sharing.join(this.#account());
  }

  #applySettings(settings: Settings): void {
    const before = this.#applied;
    this.#applied = settings;
    const moved = settings.server !== before.server || settings.socket !== before.socket;
    if (moved) this.liveDesk.forget();
    // By value: settings that were read anew hold another object for the same plan.
    if (moved || JSON.stringify(settings.plan) !== JSON.stringify(before.plan)) return this.#renew();
    this.streams.touchAll();
    this.changes.publish();
    if (looksOther(settings, before, this.ports.locale)) void this.ports.recalculate();
  }

  /** The page is back: connections are looked at, what failed is asked again, and every cell is shown once more. */
  #wake(how: Wake): void {
    // A page that was put away has left the others.
    this.sharing.join(this.#account());
    this.socket.raise({ event: how === "slept" ? "woke" : "check" });
    if (how === "slept") this.liveDesk.restart();
    this.streams.repeatAll();
  }

  /** Key, server or plan are others now: start afresh, and fill what waited. */
  #renew(): void {
    this.#renewals.publish();
    clearDesks(this.desks);
    this.plan.reset(this.settings.current.plan);
    this.secondRoad.forget();
    this.sharing.join(this.#account());
    this.socket.raise({ event: "renewed" });
    this.liveDesk.restart();
    this.streams.touchAll();
    this.changes.publish();
    if (this.#sentAwayWithoutKey && this.keys.current !== undefined) {
      this.#sentAwayWithoutKey = false;
      void this.ports.recalculate();
    }
  }

  /** What the server knows this user by; undefined without a key. */
  #account(): Account | undefined {
    const { server, socket } = this.settings.current;
    const key = this.keys.current;
    return key === undefined ? undefined : { server, socket, key };
  }

  #buildSharing(): Sharing {
    const { clock, random, locks, openChannel } = this.ports;
    const { plan, socket } = this;
    return new Sharing({
      clock,
      random,
      locks,
      openChannel,
      load: async () => (await MEMBERSHIP.get(clock)).Membership,
      feed: this.feed,
      budgets: new Map(Object.entries(this.budgets)),
      lessons: { current: () => plan.lesson(), adopt: (lesson) => plan.adopt(lesson), changes: plan.changes },
      query: (path, body) => this.secondRoad.query(path, body),
      link: () => ({ state: socket.state, latency: socket.latency }),
      onChange: () => this.changes.publish(),
    });
  }

  #buildQueries(Queries: typeof SocketQueries): SocketQueries {
    const { keys, ports, socket } = this;
    const connection = this.#connection;
    return new Queries({
      clock: ports.clock,
      socket,
      pacer: this.#pacer,
      hold: () => connection.hold(),
      owns: () => connection.isOwn,
      key: () => keys.current,
    });
  }

  #restPorts(name: BudgetClass): RestPorts {
    const { clock, random } = this.ports;
    return {
      clock,
      random,
      ask: (path, body, aside) => this.secondRoad.ask(path, body, aside),
      widen: (path, place) => {
        const { left, waiting } = this.budgets[name].state();
        if (left > 0) return place;
        this.crowds.publish();
        return this.secondRoad.widen(path, place, waiting);
      },
      exchange: (turn, queue) => this.precedence.front?.exchange(turn, queue),
      whyNoKey: () => this.keys.missing,
      products: () => this.plan.products(name),
      onFailure: (failure, asks) => this.#learn(name, failure, asks),
      stops: this.stops,
      renewals: this.#renewals,
      onStrange: (rows) =>
        this.problems.note(new QosError("unexpectedShape", { detail: `${rows} rows without a code` })),
      onUnread: ({ first }) => this.problems.note(first),
    };
  }

  #learn(name: BudgetClass, failure: QosError, asks: number): void {
    this.problems.note(failure);
    learnLimits(failure, asks, this.budgets[name].state(), {
      products: (asked) => this.plan.learnProducts(name, asked),
      requests: (accepted) => this.plan.learnRequests(name, accepted),
    });
    if (failure.id === "keyRefused") this.socket.refuse(failure);
  }

  #buildFeed(): LiveFeed {
    const context = {
      now: () => this.ports.clock.now(),
      kindsOf: (code: InstrumentCode) => this.desks.sessions.kindsOf(code),
      zones: this.zones.zones,
    };
    return new LiveFeed({
      clock: this.ports.clock,
      socket: this.socket,
      connection: this.#connection,
      pacer: this.#pacer,
      precedence: this.precedence,
      topics: feedTopics(context),
      substitute: barsFromTrades(context),
      products: () => this.plan.socketProducts,
      polling: pollingShares({
        budgets: this.budgets,
        limits: (name) => ({ requests: this.plan.requests(name), products: this.plan.products(name) }),
        hasKey: () => this.keys.current !== undefined,
      }),
      present: (subject) => presentValue(this.desks, subject, "refresh"),
      onProductLimit: (held, asked) => this.plan.learnSocketProducts(held, asked),
      onProblem: (problem) => this.problems.note(problem),
    });
  }
}
