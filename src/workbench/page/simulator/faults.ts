/** Misbehaviour that the bar offers, in the simulator's own terms; more than one order may make one fault. */
export const FAULT_ORDERS = {
  none: [],
  slow: [{ fault: "delay", at: "rest", ms: 3_000 }],
  unreachable: [
    { fault: "cut", at: "rest" },
    { fault: "refuse-connection", status: 503 },
  ],
  serverError: [{ fault: "status", at: "rest", status: 503 }],
  loginPage: [{ fault: "html", at: "rest" }],
  lostPushes: [{ fault: "drop-push" }],
  doublePushes: [{ fault: "duplicate-push" }],
  deadLine: [{ fault: "half-open" }],
} as const satisfies Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export type FaultChoice = keyof typeof FAULT_ORDERS;

export const FAULT_CHOICES = Object.keys(FAULT_ORDERS) as FaultChoice[];

/** How many times as fast as the clock; 0 halts the market. */
export const SPEEDS = [0, 1, 10, 60] as const;
