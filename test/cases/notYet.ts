/**
 * Cases that say what is right where the program does not do it yet. Each is held to fail: one that passes has to be
 * taken out.
 */
export const NOT_YET: ReadonlySet<string> = new Set<string>([]);
