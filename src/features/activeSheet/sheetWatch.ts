import type { Workbook, CellArea } from "../../host/workbookCells";
import type { ActiveSheet, SheetNews } from "../../host/activeSheet";
import type { CancelTimer, Clock } from "../../kernel/clock";
import { SECOND } from "../../kernel/time";
import type { VisibleCodes, WatchedFeed } from "../../runtime/app";
import { readSheet, readWindow } from "./sheetCodes";

export interface SheetWatchOptions {
  readonly clock: Clock;
  readonly feed: WatchedFeed;
  readonly workbook: Pick<Workbook, "areas" | "read">;
  readonly sheet: ActiveSheet;
  /** Excel could not be asked; what was known stays. */
  readonly onFailed: () => void;
}

/** What changes together is read together (milliseconds). */
const TOGETHER = SECOND;
/** After a reading there is none for so long, and for so many times as long as it took. */
const PAUSE = 2 * SECOND;
const SHARE = 5;
/** How often the window is looked at, and a reading that failed is tried again (milliseconds). */
const AGAIN = 15 * SECOND;
/** A queue that has not been heard of for so long is empty (milliseconds). */
const QUEUE = 30 * SECOND;

/**
 * Knows which instruments stand on the active sheet, and tells the feed. It reads the sheet only while there is
 * something to decide by it, and never in the way of anything: where it fails, what was known stays.
 */
export class SheetWatch {
  readonly #options: SheetWatchOptions;
  /** When the sheet came to the front. The one that is there from the beginning has been there. */
  #since = 0;
  #sheet: string | undefined;
  #fromElsewhere = false;
  #window: CellArea | undefined;
  /** What is known of the sheet is not what stands there. */
  #stale = true;
  /** Counts the sheets that came to the front, so that a reading is dropped which another sheet has overtaken. */
  #turn = 0;
  #isReading = false;
  #restUntil = 0;
  #queuedAt = -Infinity;
  #wanted = -1;
  #timer: { readonly at: number; readonly stop: CancelTimer } | undefined;

  constructor(options: SheetWatchOptions) {
    this.#options = options;
    options.sheet.watch((news) => this.#hear(news)).catch(options.onFailed);
  }

  /** More is wanted than the plan allows at once: what is wanted has changed, or a queue waits. */
  stir(): void {
    const { clock, feed } = this.#options;
    if (!feed.crowded) this.#queuedAt = clock.now();
    // A formula may take its instrument from a cell that was calculated.
    const { wanted } = feed;
    if (wanted !== this.#wanted) this.#stale = true;
    this.#wanted = wanted;
    this.#lookIn(this.#stale ? TOGETHER : AGAIN);
  }

  #hear({ kind, sheet }: SheetNews): void {
    if (kind === "activated") {
      this.#turn += 1;
      this.#since = this.#options.clock.now();
    } else if (sheet !== this.#sheet && this.#sheet !== undefined && !this.#fromElsewhere) return;
    this.#stale = true;
    this.#lookIn(TOGETHER);
  }

  #lookIn(delay: number): void {
    const { clock } = this.#options;
    const now = clock.now();
    const at = now + Math.max(delay, Math.min(this.#restUntil - now, AGAIN));
    if (this.#timer !== undefined && this.#timer.at <= at) return;
    this.#timer?.stop();
    const stop = clock.after(at - now, () => {
      this.#timer = undefined;
      void this.#look();
    });
    this.#timer = { at, stop };
  }

  async #look(): Promise<void> {
    const { clock, feed, onFailed } = this.#options;
    const begun = clock.now();
    if (this.#isReading || !(feed.crowded || begun - this.#queuedAt < QUEUE)) return;
    this.#isReading = true;
    const turn = this.#turn;
    let failed = false;
    try {
      if (this.#stale) await this.#read(turn);
      else await this.#scroll(turn);
    } catch {
      failed = true;
      this.#stale = true;
      onFailed();
    }
    this.#isReading = false;
    const ended = clock.now();
    this.#restUntil = ended + Math.max(PAUSE, SHARE * (ended - begun));
    this.#lookIn(this.#stale && !failed ? TOGETHER : AGAIN);
  }

  async #read(turn: number): Promise<void> {
    const { workbook, sheet } = this.#options;
    this.#stale = false;
    const stopped = (): boolean => turn !== this.#turn;
    const window = await sheet.window();
    const found = await readSheet({ workbook, window, stopped });
    if (stopped()) return;
    this.#window = window;
    this.#sheet = found.sheet;
    this.#fromElsewhere = found.fromElsewhere;
    this.#tell({ seen: found.seen, nearby: found.nearby, since: this.#since });
  }

  /** The same sheet; another part of it may be in the window. */
  async #scroll(turn: number): Promise<void> {
    const { workbook, feed, sheet } = this.#options;
    const stopped = (): boolean => turn !== this.#turn;
    const window = await sheet.window();
    const known = feed.visibles.get("");
    if (window === undefined || known === undefined || isSame(window, this.#window)) return;
    const seen = await readWindow({ workbook, window, stopped });
    if (stopped()) return;
    this.#window = window;
    const nearby = [...known.seen, ...known.nearby].filter((code) => !seen.has(code));
    this.#tell({ seen: [...seen], nearby, since: known.since });
  }

  #tell(visible: VisibleCodes): void {
    const { feed } = this.#options;
    const known = feed.visibles.get("");
    if (JSON.stringify(known) === JSON.stringify(visible)) return;
    feed.setVisible(visible);
  }
}

function isSame(left: CellArea, right: CellArea | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
