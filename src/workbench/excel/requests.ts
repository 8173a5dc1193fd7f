import type { Clock } from "../../kernel/clock";
import type { WireResult } from "./answers";
import type { Flush } from "./flushLog";
import type { Habits } from "./habits";
import { REFUSAL } from "./messages";
import type { NativeRequest } from "./nativeDoors";
import { Evaluator, type RichRequest } from "./richApi/evaluator";
import type { HostObject } from "./richApi/hostObject";
import { windowServices, type WindowPort } from "./richApi/services";
import { workbookObject } from "./richApi/workbookObject";
import { safeArray } from "./safeArray";
import type { SheetPort } from "./sheetPort";

const CUSTOM_FUNCTIONS = "Microsoft.ExcelServices.CustomFunctions";

/** The bit of a request that may wait for the end of cell editing (`delayForCellEdit`, `Office.addin`). */
const MAY_WAIT = 64;

interface RequestsOptions {
  readonly clock: Clock;
  readonly habits: () => Habits;
  readonly sheet: SheetPort;
  readonly window: WindowPort;
  readonly onReady: () => void;
  readonly onResults: (results: readonly WireResult[], size: number, outcome: Flush["outcome"]) => void;
}

/** What the add-in asks of Excel: taken, refused, held or left unanswered according to Excel's habits. */
export class Requests {
  readonly #options: RequestsOptions;
  readonly #evaluator: Evaluator;
  #held: NativeRequest[] = [];
  #announced = false;

  constructor(options: RequestsOptions) {
    this.#options = options;
    this.#evaluator = new Evaluator({
      workbook: workbookObject(options.sheet),
      services: { ...windowServices(options.window), [CUSTOM_FUNCTIONS]: this.#customFunctions() },
    });
  }

  get unsupported(): readonly string[] {
    return this.#evaluator.unsupported;
  }

  take(request: NativeRequest): void {
    this.#options.clock.after(this.#options.habits().latencyMs, () => this.#handle(request));
  }

  /** Requests held during cell editing go on at its end. */
  habitsChanged(): void {
    if (this.#options.habits().cellEditMode) return;
    const held = this.#held;
    this.#held = [];
    for (const request of held) this.take(request);
  }

  #handle(request: NativeRequest): void {
    const { cellEditMode, payloadLimit, silent } = this.#options.habits();
    const body = JSON.parse(request.body) as RichRequest;
    const results = resultsIn(body);
    const log = (outcome: Flush["outcome"]) => {
      if (results !== undefined) this.#options.onResults(results, request.body.length, outcome);
    };
    if (payloadLimit !== undefined && request.body.length > payloadLimit) {
      log("refused: too large");
      return request.answer(safeArray([REFUSAL.payload]));
    }
    if (cellEditMode && touchesCells(body)) {
      if ((request.flags & MAY_WAIT) !== 0) {
        this.#held.push(request);
        return;
      }
      log("refused: cell is being edited");
      return request.answer(safeArray([REFUSAL.cellEditMode]));
    }
    if (silent && results !== undefined) return log("unanswered");
    const answer = this.#evaluator.run(body);
    log("accepted");
    request.answer(safeArray([0, safeArray([200, [], JSON.stringify(answer)])]));
    if (this.#announced) {
      this.#announced = false;
      // The page learns the enabled features from this answer, a few promises later.
      this.#options.clock.after(0, this.#options.onReady);
    }
  }

  #customFunctions(): HostObject {
    return {
      type: "CustomFunctions",
      methods: {
        _SetOsfControlContainerReadyForCustomFunctions: () => {
          this.#announced = true;
        },
        _GetEnabledFeatures: () => this.#options.habits().enabledFeatures,
        SetInvocationArrayResults: () => undefined,
      },
    };
  }
}

/** The results a request brings, if it brings any. */
function resultsIn({ Actions }: RichRequest): readonly WireResult[] | undefined {
  const action = Actions.find(({ Name }) => Name === "SetInvocationArrayResults");
  return action?.ArgumentInfo?.Arguments?.[0] as readonly WireResult[] | undefined;
}

/** The pane and the ribbon may be changed while a cell is edited; cells and their results may not. */
function touchesCells({ ObjectPaths }: RichRequest): boolean {
  return Object.values(ObjectPaths).some(
    ({ ObjectPathType, Name }) => ObjectPathType === 1 || ObjectPathType === 6 || Name === CUSTOM_FUNCTIONS,
  );
}
