/** What is measured together, in one process. */
export const GROUPS = ["pushes", "answers", "instruments", "amounts"] as const;

export type Group = (typeof GROUPS)[number];
