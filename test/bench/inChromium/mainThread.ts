import type { CDPSession, Page } from "@playwright/test";

/** What the main thread of a page has done for a while, by the processor's time: others at work on the machine do not count. */
export interface Tasks {
  /** Milliseconds in all. */
  readonly sum: number;
  /** Milliseconds of each, the longest first. */
  readonly each: readonly number[];
  /** Milliseconds of the longest by the clock on the wall. */
  readonly longestOnWall: number;
}

/** Milliseconds of the processor that the page's main thread has used so far. */
export async function processorTimeOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1_000;
  };
}

/** Every task of a page's main thread until the returned function is called. */
export async function watchTasks(page: Page): Promise<() => Promise<Tasks>> {
  const session = await page.context().newCDPSession(page);
  const tasks: Task[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value as readonly object[]) if (isTask(event)) tasks.push(event);
  });
  const includedCategories = ["disabled-by-default-devtools.timeline"];
  await session.send("Tracing.start", { traceConfig: { includedCategories, excludedCategories: ["*"] } });
  return async () => {
    await ended(session);
    return ofBusiest(tasks);
  };
}

async function ended(session: CDPSession): Promise<void> {
  const over = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await over;
}

/** Times in microseconds. */
interface Task {
  readonly pid: number;
  readonly tid: number;
  readonly dur: number;
  readonly tdur: number;
}

/** The page's main thread is busier than those of helpers. */
function ofBusiest(tasks: readonly Task[]): Tasks {
  const threads = new Map<string, Task[]>();
  for (const task of tasks) {
    const thread = `${task.pid} ${task.tid}`;
    const known = threads.get(thread);
    if (known === undefined) threads.set(thread, [task]);
    else known.push(task);
  }
  const found = [...threads.values()].map((thread) => ({
    sum: thread.reduce((sum, { tdur }) => sum + tdur, 0) / 1_000,
    each: thread.map(({ tdur }) => tdur / 1_000).sort((left, right) => right - left),
    longestOnWall: thread.reduce((longest, { dur }) => Math.max(longest, dur), 0) / 1_000,
  }));
  const [busiest] = found.sort((left, right) => right.sum - left.sum);
  if (busiest === undefined) throw new Error("no task was seen");
  return busiest;
}

function isTask(event: object): event is Task {
  return "name" in event && event.name === "RunTask" && "tdur" in event && "dur" in event;
}
