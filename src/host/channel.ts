import type { OpenChannel } from "../kernel/channel";

/**
 * The browser's BroadcastChannel; undefined where it has none, or lends it to no page of this kind. What cannot be
 * posted is lost, as a message to a page that has just been closed would be.
 */
export function hostChannel(): OpenChannel | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  try {
    new BroadcastChannel("qos.probe").close();
  } catch {
    return undefined;
  }
  return (name, hear) => {
    const channel = new BroadcastChannel(name);
    channel.onmessage = (event: MessageEvent) => hear(event.data);
    let open = true;
    return {
      post(message) {
        if (!open) return;
        try {
          channel.postMessage(message);
        } catch {
          // Whoever waits for an answer has a deadline.
        }
      },
      close() {
        open = false;
        channel.onmessage = null;
        channel.close();
      },
    };
  };
}
