import { useCallback, useEffect, useRef, useState } from "react";
import { usePane } from "../state/paneContext";
import { SECONDS } from "./recording";
import type { RecordedSheet } from "./recordedSheet";

/** How far the recording is. */
export type RecordingState = "none" | "starting" | "playing" | "ended" | "failed";

interface Recording {
  readonly state: RecordingState;
  readonly play: () => void;
  readonly stop: () => void;
}

/** Milliseconds between two prices of the recording. */
const BEAT = 1_000;

/** Plays the recording into a sheet of its own, for as long as this part of the pane is open. */
export function useRecording(): Recording {
  const world = usePane();
  const [state, setState] = useState<RecordingState>("none");
  const turn = useRef(0);
  const playing = useRef<RecordedSheet>(undefined);
  const stop = useCallback((): void => {
    turn.current += 1;
    void playing.current?.show("ended");
    playing.current = undefined;
    setState((now) => (now === "playing" || now === "starting" ? "ended" : now));
  }, []);
  useEffect(() => stop, [stop]);
  const play = (): void => {
    stop();
    const mine = (turn.current += 1);
    setState("starting");
    const run = async (): Promise<void> => {
      const { placeRecordedSheet } = await import("./recordedSheet");
      const sheet = await placeRecordedSheet(world);
      if (sheet === undefined) return setState("failed");
      if (mine !== turn.current) return void (await sheet.show("ended"));
      playing.current = sheet;
      setState("playing");
      for (let second = 0; second < SECONDS && mine === turn.current; second += 1) {
        if (!(await sheet.show(second))) break;
        await new Promise<void>((resolve) => void world.app.clock.after(BEAT, resolve));
      }
      if (mine === turn.current) stop();
    };
    run().catch(() => setState("failed"));
  };
  return { state, play, stop };
}
