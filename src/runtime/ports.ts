import type { OpenChannel } from "../kernel/channel";
import type { Clock, Random } from "../kernel/clock";
import type { Locks } from "../kernel/locks";
import type { Wake } from "../kernel/wake";
import type { Locale } from "../qos/errors";
import type { Http } from "../qos/restClient";
import type { SocketPort } from "../qos/socketClient";
import type { PersistentCache } from "../quotes/persistentCache";

/** Everything that the program takes from the world. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly http: Http;
  readonly socket: SocketPort;
  /** Absent where the browser lets no page know of another. */
  readonly locks?: Locks | undefined;
  readonly openChannel?: OpenChannel | undefined;
  readonly storage: {
    get(name: string): string | undefined;
    set(name: string, text: string, scope: "computer" | "session"): boolean;
    remove(name: string, scope?: "computer" | "session"): void;
    onChange(name: string, hear: () => void): void;
  };
  /** Answers kept between sessions, apart for each server; `room` in characters. */
  readonly persistentCache: (server: () => string, room: () => number) => PersistentCache;
  readonly locale: () => Locale;
  /** IANA zone of this computer. */
  readonly zone: () => string;
  readonly formatsNumbers: () => boolean;
  /** Whether Excel refuses messages of more than 5 MB. */
  readonly limitsMessages: () => boolean;
  /** Has Excel call every formula anew. */
  readonly recalculate: () => Promise<boolean>;
  /** Tells when the page comes back from sleep or to the front. */
  readonly onWake: (wake: (how: Wake) => void) => void;
  /** Tells when it goes away, for good or until it wakes. */
  readonly onClose: (leave: () => void) => void;
  readonly version: string;
}
