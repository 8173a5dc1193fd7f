import { useCallback, useEffect, useRef, useState } from "react";
import { usePane } from "../state/paneContext";
import { SECONDS } from "./recording";

/** How far the recording is. */
export type RecordingState = "none" | "starting" | "playing" | "ended" | "failed";

interface Recording {
  readonly state: RecordingState;
  readonly play: () => void;
  readonly stop: () => void;
}

/** Milliseconds between two prices of the recording. */
const BEAT = 1_000;
/** Excel refuses to write while a cell is edited: how it ended is written when it can be, tried so often. */
const TRIES = 10;

/** Plays the recording into a sheet of its own, for as long as this part of the pane is open. */
export function useRecording(): Recording {
  const world = usePane();
  const [state, setState] = useState<RecordingState>("none");
  const turn = useRef(0);
  /** Ends the wait between two seconds. */
  const wake = useRef<() => void>(undefined);
  const stop = useCallback((): void => {
    turn.current += 1;
    wake.current?.();
    setState((now) => (now === "playing" || now === "starting" ? "ended" : now));
  }, []);
  useEffect(() => stop, [stop]);
  const play = (): void => {
    stop();
    const mine = (turn.current += 1);
    setState("starting");
    const beat = (): Promise<void> =>
      new Promise<void>((resolve) => {
        const cancel = world.app.clock.after(BEAT, resolve);
        wake.current = () => {
          cancel();
          resolve();
        };
      });
    const run = async (): Promise<void> => {
      const { placeRecordedSheet } = await import("./recordedSheet");
      const sheet = await placeRecordedSheet(world);
      if (sheet === undefined) return setState("failed");
      if (mine === turn.current) setState("playing");
      for (let second = 0; second < SECONDS && mine === turn.current; second += 1) {
        if (!(await sheet.show(second))) break;
        if (mine === turn.current) await beat();
      }
      if (mine === turn.current) stop();
      // Last of all: a second that was under way must not be written over how it ended.
      for (let tried = 1; tried <= TRIES && !(await sheet.show("ended")); tried += 1) await beat();
    };
    run().catch(() => setState("failed"));
  };
  return { state, play, stop };
}
