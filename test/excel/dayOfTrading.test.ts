import { SimulatedSheet } from "../support/tradingDay/simulatedSheet";
import { dayTable } from "../support/tradingDay/dayTable";
import { Walk, type Change, type Walked } from "../support/tradingDay/walk";

const [US, HK, SH, TOKYO] = ["US:AAPL", "HK:700", "SH:600519", "IX:JPN225"] as const;

const open: SimulatedSheet[] = [];
afterEach(async () => {
  for (const sheet of open.splice(0)) await sheet.close();
});

interface Way {
  /** `2026-11-17 22:00`, in UTC. */
  readonly from: string;
  /** What each instrument's market does then. */
  readonly sessions: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
}

async function walk({ from, sessions, changes }: Way): Promise<Walked> {
  const sheet = await SimulatedSheet.open(Date.parse(`${from.replace(" ", "T")}Z`));
  open.push(sheet);
  const walk = new Walk(sheet, Object.keys(sessions));
  await sheet.pass(10_000);
  const walked = await walk.past(changes, sessions);
  expect(sheet.errors).toEqual([]);
  return walked;
}

const DAY: Way = {
  from: "2026-11-17 22:30",
  sessions: { [US]: "post", [HK]: "closed", [SH]: "closed", [TOKYO]: "closed" },
  changes: [
    { at: "2026-11-18 00:00", sessions: { [TOKYO]: "regular" } },
    { at: "2026-11-18 01:00", sessions: { [US]: "night" } },
    { at: "2026-11-18 01:30", sessions: { [HK]: "regular", [SH]: "regular" } },
    { at: "2026-11-18 02:30", sessions: { [TOKYO]: "break" } },
    { at: "2026-11-18 03:30", sessions: { [TOKYO]: "regular", [SH]: "break" } },
    { at: "2026-11-18 04:00", sessions: { [HK]: "break" } },
    { at: "2026-11-18 05:00", sessions: { [HK]: "regular", [SH]: "regular" } },
    { at: "2026-11-18 06:30", sessions: { [TOKYO]: "closed" } },
    { at: "2026-11-18 07:00", sessions: { [SH]: "closed" } },
    { at: "2026-11-18 08:00", sessions: { [HK]: "closed" } },
    { at: "2026-11-18 08:50", sessions: { [US]: "closed" } },
    { at: "2026-11-18 09:00", sessions: { [US]: "pre" } },
    { at: "2026-11-18 14:30", sessions: { [US]: "regular" } },
    { at: "2026-11-18 21:00", sessions: { [US]: "post" } },
    { at: "2026-11-19 00:00", sessions: { [TOKYO]: "regular" } },
    { at: "2026-11-19 01:00", sessions: { [US]: "night" } },
  ],
};

/**
 * A night belongs to the day after it: there is none before a holiday, and one on the evening of it. The computer
 * sleeps for most of the time.
 */
const THANKSGIVING: Way = {
  from: "2026-11-25 20:30",
  sessions: { [US]: "regular" },
  changes: [
    { at: "2026-11-25 21:00", sessions: { [US]: "post" } },
    { at: "2026-11-26 01:00", sessions: { [US]: "closed" }, afterSleep: true },
    { at: "2026-11-27 01:00", sessions: { [US]: "night" }, afterSleep: true },
    { at: "2026-11-27 08:50", sessions: { [US]: "closed" }, afterSleep: true },
    { at: "2026-11-27 09:00", sessions: { [US]: "pre" } },
    { at: "2026-11-27 14:30", sessions: { [US]: "regular" }, afterSleep: true },
    { at: "2026-11-27 18:00", sessions: { [US]: "post" }, afterSleep: true },
    { at: "2026-11-27 22:00", sessions: { [US]: "closed" }, afterSleep: true },
  ],
};

/** New York is four hours behind UTC on the Friday and five on the Monday. The computer sleeps in between. */
const WINTER_COMES: Way = {
  from: "2026-10-30 19:30",
  sessions: { [US]: "regular" },
  changes: [
    { at: "2026-10-30 20:00", sessions: { [US]: "post" } },
    { at: "2026-10-31 00:00", sessions: { [US]: "closed" }, afterSleep: true },
    { at: "2026-11-02 01:00", sessions: { [US]: "night" }, afterSleep: true },
    { at: "2026-11-02 08:50", sessions: { [US]: "closed" }, afterSleep: true },
    { at: "2026-11-02 09:00", sessions: { [US]: "pre" } },
    { at: "2026-11-02 14:30", sessions: { [US]: "regular" }, afterSleep: true },
    { at: "2026-11-02 21:00", sessions: { [US]: "post" }, afterSleep: true },
  ],
};

const told: string[] = [];
afterAll(() => void process.stdout.write(`${told.join("\n\n")}\n`));

test.each([
  ["through a day of 24 hours in New York, Hong Kong, Shanghai and Tokyo", DAY],
  ["over Thanksgiving and the half day after it", THANKSGIVING],
  ["over the weekend on which the clocks of New York go back", WINTER_COMES],
])(
  "%s every price is right at each change of session, live or not",
  async (when, way) => {
    const { rows, wrong, compared } = await walk(way);
    told.push(`${when}: ${compared} cells, ${wrong.length} of them wrong\n${dayTable(rows)}`);
    expect(wrong).toEqual([]);
  },
  180_000,
);
