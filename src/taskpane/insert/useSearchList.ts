import { useState, type KeyboardEvent } from "react";
import type { Instrument } from "../../features/find/instrumentIndex";

interface SearchListOptions {
  readonly found: readonly Instrument[];
  readonly onChoose: (code: string) => void;
  /** Enter, while none is chosen. */
  readonly onEnter: (() => void) | undefined;
}

export interface SearchList {
  readonly shown: boolean;
  /** Index of the chosen one; -1: none. */
  readonly chosen: number;
  readonly open: () => void;
  readonly close: () => void;
  readonly choose: (at: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The list below a search field: open or not, and which of it is chosen, by mouse and keys. */
export function useSearchList({ found, onChoose, onEnter }: SearchListOptions): SearchList {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const shown = isOpen && found.length > 0;
  const open = (): void => {
    setOpen(true);
    setChosen(-1);
  };
  const close = (): void => {
    setOpen(false);
    setChosen(-1);
  };
  const choose = (at: number): void => {
    close();
    const instrument = found[at];
    if (instrument !== undefined) onChoose(instrument.code);
  };
  const enter = (): (() => void) | undefined => {
    if (shown && chosen >= 0) return () => choose(chosen);
    return onEnter && (() => (close(), onEnter()));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => (shown ? setChosen(Math.min(found.length - 1, chosen + 1)) : open()),
      ArrowUp: () => (shown ? setChosen(Math.max(-1, chosen - 1)) : open()),
      Escape: shown ? close : undefined,
      Enter: enter(),
    };
    const act = acts[event.key];
    if (act === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return { shown, chosen, open, close, choose, onKeyDown };
}
