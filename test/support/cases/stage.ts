import type { Settings } from "../../../src/runtime/settings";
import type { Argument } from "../../../src/workbench/excel/values";
import type { ScriptedHttp } from "../scriptedHttp";
import type { ScriptedSocket } from "../scriptedSocket";
import type { Case, Cells } from "./case";

/** A program that has just been started for one case, or one that cannot tell the difference. */
export interface Play {
  readonly http: ScriptedHttp;
  readonly socket: ScriptedSocket;
  /** Time passes, this many milliseconds. */
  readonly advance: (milliseconds: number) => Promise<void>;
  /** A cell calls a formula; `show` hears what it shows. The returned function clears the cell. */
  readonly call: (formula: string, args: readonly Argument[], show: (cells: Cells) => void) => () => void;
  /** The user changes settings. */
  readonly change: (settings: Partial<Settings>) => void;
  readonly close: () => Promise<void>;
}

/** Where cases are played. */
export interface Stage {
  readonly open: (scene: Pick<Case, "now" | "settings" | "zone" | "key" | "fresh">) => Promise<Play>;
  readonly end: () => void;
}

/** The moment at which a case begins unless it says otherwise. */
export const NOON = "2024-11-13 12:00:00";

/** Milliseconds since 1970 of `2024-11-13 12:00:00` in UTC. */
export function millisOf(utc: string): number {
  return Date.parse(`${utc.replace(" ", "T")}Z`);
}
