import type { Front } from "./front";

/** Who is served first by feed and queues alike. Undefined as long as nobody knows: the oldest is, then. */
export class Precedence {
  front: Front | undefined;
}
