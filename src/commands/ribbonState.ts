import { enableButtons, type Enabled } from "../host/ribbon";
import type { App } from "../runtime/app";
import { app } from "../runtime/current";

type Program = Pick<App, "keys" | "settings" | "pace" | "clock">;

/** Buttons of manifest.xml that cannot always be pressed. */
function buttonsOf({ keys, pace }: Program): Enabled {
  const hasKey = keys.current !== undefined;
  const paused = pace.isPaused;
  return { "QOS.Refresh": hasKey, "QOS.Pause": hasKey && !paused, "QOS.Resume": paused };
}

/** Pauses before Excel is asked again, which refuses at its own start (milliseconds). */
const RETRIES = [1_000, 2_000, 5_000, 10_000, 30_000];

/** Has the ribbon show what can be pressed, now and whenever that changes. */
export function keepRibbon(
  program: Program = app(),
  enable: (enabled: Enabled) => Promise<void> = enableButtons,
): void {
  let told = "";
  let turn = 0;
  const tell = async (attempt: number, mine: number): Promise<void> => {
    const wanted = buttonsOf(program);
    try {
      await enable(wanted);
      told = JSON.stringify(wanted);
    } catch {
      const pause = RETRIES[attempt];
      if (pause === undefined) return;
      program.clock.after(pause, () => {
        if (mine === turn) void tell(attempt + 1, mine);
      });
    }
  };
  const look = (): void => {
    if (JSON.stringify(buttonsOf(program)) === told) return;
    turn += 1;
    void tell(0, turn);
  };
  program.keys.changes.subscribe(look);
  program.settings.changes.subscribe(look);
  look();
}
