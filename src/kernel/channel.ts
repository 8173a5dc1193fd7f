/** A channel that every page of one origin hears which has opened the same name, except the one that speaks. */
export interface Channel {
  /** Sends plain data: numbers, texts, truth values, and arrays and objects of them. Does nothing once closed. */
  post(message: unknown): void;
  close(): void;
}

/** Opens a channel, as a port; throws where this page may not have one. `hear` takes whatever comes, unchecked. */
export type OpenChannel = (name: string, hear: (message: unknown) => void) => Channel;
