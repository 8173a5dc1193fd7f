import type { VisibleFirst } from "./visibleFirst";

/** Who is served first by feed and queues alike. Undefined as long as nobody knows: the oldest is, then. */
export class Precedence {
  visibleFirst: VisibleFirst | undefined;
}
