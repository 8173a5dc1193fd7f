import type { Logger } from "pino";
import type { Clock } from "../../kernel/clock";
import type { Admission } from "../users/admission";
import type { DoorCounts } from "./counts";
import type { Service } from "./service";
import type { Visitors } from "./visitors";

/** What both doors, REST and socket, need. */
export interface DoorParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly admission: Admission;
  readonly service: Service;
  readonly visitors: Visitors;
  readonly counts: DoorCounts;
  readonly limits: {
    /** Sockets at one time, over all users. */
    readonly clients: number;
    /** Milliseconds between two frames of a client that asks for no other. */
    readonly frame: number;
  };
  readonly state: { draining: boolean };
}
