import type { OpenChannel } from "../kernel/channel";

/** The browser's BroadcastChannel; undefined where it has none. */
export function hostChannel(): OpenChannel | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  return (name, hear) => {
    const channel = new BroadcastChannel(name);
    channel.onmessage = (event: MessageEvent) => hear(event.data);
    let open = true;
    return {
      post(message) {
        if (open) channel.postMessage(message);
      },
      close() {
        open = false;
        channel.onmessage = null;
        channel.close();
      },
    };
  };
}
