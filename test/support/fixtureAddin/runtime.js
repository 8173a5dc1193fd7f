/* A small add-in that shows a test what the dispatcher did. `journal` tells the order of things. */
window.journal = [];

const ANSWERS = {
  number: () => 1.5,
  text: () => "text",
  truth: () => true,
  nothing: () => undefined,
  null: () => null,
  nan: () => NaN,
  infinity: () => Infinity,
  table: () => [
    [1, "two"],
    [true, null],
  ],
  holes: () => [[NaN, 1]],
  date: () => new CustomFunctions.FormattedNumber(45_000.5, "yyyy-mm-dd hh:mm"),
  dates: () => [["day", new CustomFunctions.FormattedNumber(45_000, "yyyy-mm-dd")]],
  throwNotAvailable: () => {
    throw new CustomFunctions.Error("#N/A", "closed today");
  },
  rejectValue: () => Promise.reject(new CustomFunctions.Error("#VALUE!", "no such market")),
  rejectNumber: () => Promise.reject(new CustomFunctions.Error("#NUM!", "lost")),
  rejectName: () => Promise.reject(new CustomFunctions.Error("#NAME?", "kept")),
  returnName: () => new CustomFunctions.Error("#NAME?"),
  returnNotAvailable: () => new CustomFunctions.Error("#N/A", "told"),
  throwPlain: () => {
    throw new Error("lost");
  },
  rejectPlain: () => Promise.reject(new Error("lost")),
  inTable: () => [["US:AAPL", new CustomFunctions.Error("#N/A", "unknown code")]],
  bigint: () => BigInt(1),
  circular: () => {
    const circle = {};
    circle.circle = circle;
    return circle;
  },
  long: () => "x".repeat(1_000_000),
  later: () => Promise.resolve("later"),
};

CustomFunctions.associate("ECHO", (...all) => {
  const invocation = all.at(-1);
  return JSON.stringify({ args: all.slice(0, -1), last: "functionName" in invocation });
});
CustomFunctions.associate("TYPED", (number, text, flag) => JSON.stringify([number, text, flag]));
CustomFunctions.associate("SUM", (numbers) => numbers.reduce((sum, number) => sum + number, 0));
CustomFunctions.associate("WHERE", (_any, invocation) => invocation.address ?? "nowhere");
CustomFunctions.associate("ANSWER", (what) => ANSWERS[what]());
CustomFunctions.associate("PREVIEW", (invocation) => invocation.isInValuePreview === true);
CustomFunctions.associate("AFTER", (milliseconds, invocation) => {
  invocation.onCanceled = () => window.journal.push(`cancel AFTER ${milliseconds}`);
  return new Promise((resolve) => setTimeout(() => resolve(milliseconds), milliseconds));
});
CustomFunctions.associate("TICK", (name, milliseconds, invocation) => {
  window.journal.push(`start ${name}`);
  let count = 0;
  const timer = setInterval(() => {
    count += 1;
    invocation.setResult(count);
  }, milliseconds);
  invocation.onCanceled = () => {
    clearInterval(timer);
    window.journal.push(`stop ${name}`);
    if (name === "throws") throw new Error("thrown by onCanceled");
  };
});

window.sums = {
  recalculate: () =>
    Excel.run(async (context) => {
      context.workbook.application.calculate("Full");
      await context.sync();
    }),
  recalculateWhenEdited: () =>
    Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.application.calculate("Full");
      await context.sync();
    }),
  write: (formula) =>
    Excel.run(async (context) => {
      const cell = context.workbook.getActiveCell();
      cell.formulas = [[formula]];
      cell.load("address,formulas");
      await context.sync();
      const next = cell.getOffsetRange(1, 0);
      next.select();
      next.load("address");
      await context.sync();
      return [cell.address, cell.formulas[0][0], next.address];
    }),
  offEdge: () =>
    Excel.run(async (context) => {
      context.workbook.getActiveCell().getOffsetRange(-1, 0).load("address");
      await context.sync();
    }),
  missing: () =>
    Excel.run(async (context) => {
      context.workbook.pivotTables.load("items");
      await context.sync();
    }),
};

Office.actions.associate("refresh", async (event) => {
  window.journal.push(`refresh ${event?.source?.id ?? "by shortcut"}`);
  await Promise.resolve();
  event?.completed?.();
});
