/** How this Excel behaves. Everything but `requirementSets` may be changed while the add-in runs. */
export interface Habits {
  /** How long Excel takes for one request of the add-in, in milliseconds. The add-in sends results the more rarely for it. */
  readonly latencyMs: number;
  /**
   * Numbers of the features Excel reports as enabled: 1 lets a refused flush be sent again in slices, 2 shortens the
   * gap between flushes from 500 to 200 ms, 3 reports whole durations, 4 caps that gap at 2 s. Asked once, at start.
   */
  readonly enabledFeatures: readonly number[];
  /** Highest version of each requirement set. Asked once, at start. */
  readonly requirementSets: Readonly<Record<string, string>>;
  /** A cell is being edited: results and changes to the workbook are refused, requests with leave to wait are held. */
  readonly cellEditMode: boolean;
  /** What an empty cell gives to a parameter of type `any`: 0 on the desktop, null on the web. */
  readonly emptyCell: 0 | null;
  /**
   * Longest request, in characters; the web has 5,000,000, the desktop none. Microsoft's runtime cuts a refused one into
   * pieces of 2,000,000 (feature 1), so that under a lower limit nothing would ever pass: no Excel has one.
   */
  readonly payloadLimit: number | undefined;
  /** Every call is a mere look at the formula, as while its value is being previewed. */
  readonly isInValuePreview: boolean;
  /** Requests with results are taken, and never answered. */
  readonly silent: boolean;
  /** Display and data locale, for example `en-US` or `zh-CN`. Asked once, at start. */
  readonly locale: string;
}

/** What the desktop application of Microsoft 365 has. */
const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.17",
  ExcelApiDesktop: "1.1",
  CustomFunctionsRuntime: "1.5",
  SharedRuntime: "1.2",
  RibbonApi: "1.2",
  KeyboardShortcuts: "1.1",
  AddinCommands: "1.3",
  DialogApi: "1.2",
  DialogOrigin: "1.1",
  IdentityApi: "1.3",
  OpenBrowserWindowApi: "1.1",
  ImageCoercion: "1.2",
  BindingEvents: "1.1",
  CompressedFile: "1.1",
  DocumentEvents: "1.1",
  File: "1.1",
  MatrixBindings: "1.1",
  MatrixCoercion: "1.1",
  PdfFile: "1.1",
  Selection: "1.1",
  Settings: "1.1",
  TableBindings: "1.1",
  TableCoercion: "1.1",
  TextBindings: "1.1",
  TextCoercion: "1.1",
  // Undocumented sets that office.js asks for by name.
  CustomFunctions: "1.10",
  DelayForCellEdit: "1.1",
  DynamicRibbon: "1.2",
  OfficeSharedApi: "1.1",
  RichApiRuntime: "1.1",
  SharedRuntimeInternal: "1.2",
};

export const DEFAULT_HABITS: Habits = {
  latencyMs: 0,
  enabledFeatures: [1, 2, 3, 4],
  requirementSets: REQUIREMENT_SETS,
  cellEditMode: false,
  emptyCell: 0,
  payloadLimit: undefined,
  isInValuePreview: false,
  silent: false,
  locale: "en-US",
};
