/** What each signal's abort runs. However much it is, the signal itself has one listener, and none when all is over. */
const TASKS = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Runs `task` once `signal` is aborted, unless it has been before. The returned function takes it back, and has to be called
 * when what the task would end is over: a signal may outlive many of them.
 */
export function onAbort(signal: AbortSignal | undefined, task: () => void): () => void {
  if (signal === undefined || signal.aborted) return () => undefined;
  const tasks = TASKS.get(signal) ?? listenTo(signal);
  // The same function given twice is two tasks.
  const mine = (): void => task();
  tasks.add(mine);
  return () => {
    if (!tasks.delete(mine) || tasks.size > 0) return;
    TASKS.delete(signal);
    signal.removeEventListener("abort", runAll);
  };
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const tasks = new Set<() => void>();
  TASKS.set(signal, tasks);
  signal.addEventListener("abort", runAll, { once: true });
  return tasks;
}

function runAll(this: AbortSignal): void {
  const tasks = TASKS.get(this) ?? [];
  TASKS.delete(this);
  for (const task of tasks) task();
}

/** An answer, or a failure with the signal's reason as soon as it is aborted. */
export async function untilAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted();
  let over = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    over = onAbort(signal, () => reject(signal.reason));
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    over();
  }
}
