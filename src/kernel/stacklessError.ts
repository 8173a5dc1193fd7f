/** The number of frames that an engine notes of each error, where it lets that be chosen. */
const FRAMES = "stackTraceLimit";

/**
 * An error that tells what a cell is to say, not where in the program it was made. A stack takes six times as long as all
 * else of an error, and for as long as the error is kept it keeps what the functions on it were given.
 */
export class StacklessError extends Error {
  constructor(message: string) {
    const frames: unknown = Reflect.get(Error, FRAMES);
    if (typeof frames === "number") Reflect.set(Error, FRAMES, 0);
    super(message);
    if (typeof frames === "number") Reflect.set(Error, FRAMES, frames);
  }
}
