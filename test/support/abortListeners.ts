/** Listeners that signals have at one time while it watches. */
export interface AbortListeners {
  /** Most that one signal had at a time. */
  readonly most: () => number;
  /** All that are there now. */
  readonly now: () => number;
  readonly stop: () => void;
}

type Listener = EventListenerOrEventListenerObject | null;

/** Counts the listeners of every signal from now on, as the engine of the browser is told of them. */
export function watchAbortListeners(): AbortListeners {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const listeners = new Map<AbortSignal, Set<Listener>>();
  let most = 0;
  AbortSignal.prototype.addEventListener = function (
    this: AbortSignal,
    type: string,
    listener: Listener,
    how?: unknown,
  ) {
    addEventListener.call(this, type, listener, how as AddEventListenerOptions);
    const mine = (listeners.get(this) ?? new Set()).add(listener);
    listeners.set(this, mine);
    most = Math.max(most, mine.size);
  };
  AbortSignal.prototype.removeEventListener = function (this: AbortSignal, type: string, listener: Listener) {
    removeEventListener.call(this, type, listener);
    listeners.get(this)?.delete(listener);
  };
  return {
    most: () => most,
    now: () => [...listeners].reduce((sum, [signal, { size }]) => sum + (signal.aborted ? 0 : size), 0),
    stop: () => {
      Reflect.deleteProperty(AbortSignal.prototype, "addEventListener");
      Reflect.deleteProperty(AbortSignal.prototype, "removeEventListener");
    },
  };
}
