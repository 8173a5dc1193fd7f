/** What is measured together, in one process. */
export const GROUPS = ["pushes", "answers", "instruments", "amounts"] as const;

export type Group = (typeof GROUPS)[number];

/**
 * Processes, one after the other, whose average counts. When V8 collects, and what it has compiled by then, is decided early
 * in a process and stays so: what leaves much to be collected is a fifth more or less from one to the next.
 */
export const PROCESSES: Readonly<Record<Group, number>> = { pushes: 1, answers: 1, instruments: 5, amounts: 1 };
