import type { Clock, Random } from "../kernel/clock";
import type { Locale } from "../qos/errors";
import type { Http } from "../qos/restClient";
import type { SocketPort } from "../qos/socketClient";
import type { Shelf } from "../quotes/shelf";

/** Everything that the program takes from the world. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly http: Http;
  readonly socket: SocketPort;
  readonly storage: {
    get(name: string): string | undefined;
    set(name: string, text: string, scope: "computer" | "session"): boolean;
    remove(name: string): void;
    onChange(name: string, hear: () => void): void;
  };
  /** Answers kept between sessions, apart for each server. */
  readonly shelf: (server: () => string) => Shelf;
  readonly locale: () => Locale;
  /** IANA zone of this computer. */
  readonly zone: () => string;
  readonly formatsNumbers: () => boolean;
  /** Has Excel call every formula anew. */
  readonly recalculate: () => Promise<boolean>;
  /** Tells when connections may have died unseen. */
  readonly onWake: (wake: () => void) => void;
  readonly onClose: (leave: () => void) => void;
  readonly version: string;
}
