/** What Excel tells the add-in: category, type within it, target, and the message as JSON text. */
export type HostMessage = readonly [category: number, type: number, target: string, body: unknown];

/** Categories of messages. */
export const MESSAGE = { call: 1, action: 2, event: 65_536 } as const;

/** Types of messages of the category `event`. */
export const EVENT = { cellsChanged: 10, sheetActivated: 11, visibilityChanged: 65_539 } as const;

/** The target of events of the workbook as a whole. */
export const WORKBOOK = "Workbook";

/** The numbers of the doors that office.js uses. */
export const DISPATCH = {
  messages: 33,
  ribbonCommand: 39,
  richApi: 93,
  ribbonCommandCompleted: 94,
} as const;

/** The numbers Excel answers a refused request with. */
export const REFUSAL = { internal: 5_001, cellEditMode: 5_004, payload: 5_103 } as const;
