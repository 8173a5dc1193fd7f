/** Gives a lock back, or leaves the queue for it. Calling it again does nothing. */
export type Resign = () => void;

/**
 * Locks between the pages of one origin, as a port. A name is held by one page at a time, the others wait in a queue;
 * a page that dies gives everything back, however it dies.
 */
export interface Locks {
  /**
   * Queues for `name` and calls `onHeld` once it is held, never within this call. It stays held until it is resigned
   * or the page dies. `onFailed`: this page may not use locks at all.
   */
  hold(name: string, onHeld: () => void, onFailed: () => void): Resign;
}
