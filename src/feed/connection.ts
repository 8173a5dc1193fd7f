import type { SocketClient } from "../qos/socketClient";

/** Has the one connection open while somebody holds it, as long as it is this workbook's to open. */
export class Connection {
  readonly #socket: Pick<SocketClient, "raise" | "state">;
  #isOwn = true;
  #holds = 0;

  constructor(socket: Pick<SocketClient, "raise" | "state">) {
    this.#socket = socket;
  }

  /** Whether it is this workbook's to open. */
  get isOwn(): boolean {
    return this.#isOwn;
  }

  /** Another workbook has the connection from now on, or this one again. */
  setOwn(isOwn: boolean): void {
    this.#isOwn = isOwn;
    this.settle();
  }

  /** Keeps it open until the returned function is called. */
  hold(): () => void {
    let holds = true;
    this.#holds += 1;
    this.settle();
    return () => {
      if (!holds) return;
      holds = false;
      this.#holds -= 1;
      this.settle();
    };
  }

  /** Opens or closes it, as it should be. */
  settle(): void {
    if (this.#isOwn && this.#holds > 0) this.#socket.raise({ event: "want" });
    else if (this.#socket.state.state !== "idle") this.#socket.raise({ event: "unwant" });
  }
}
