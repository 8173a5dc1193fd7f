import type { SocketConnection, SocketHandlers, SocketPort } from "../qos/socketClient";
import { openInWorker } from "./socketInWorker";

/**
 * The web view's WebSocket. It cannot set a header, so the credential goes into the URL (`?key=`, 2025-06); the URL
 * is a secret and is never shown or logged.
 */
export const hostSocket: SocketPort = {
  open(address, key, handlers) {
    const url = new URL(address);
    url.searchParams.set("key", key);
    const inPage = (): SocketConnection => openInPage(url, handlers);
    return openInWorker(url.href, handlers, inPage) ?? inPage();
  },
};

function openInPage(url: URL, handlers: SocketHandlers): SocketConnection {
  const socket = new WebSocket(url);
  socket.onopen = () => handlers.onOpen();
  socket.onmessage = (event: MessageEvent) => {
    // Taken once: each look at it hands the text over anew.
    const text: unknown = event.data;
    handlers.onText(typeof text === "string" ? text : "");
  };
  socket.onclose = (event) => handlers.onClose(event.code, event.reason);
  return {
    send(text) {
      try {
        socket.send(text);
      } catch {
        // A connection that no longer takes anything ends by its silence.
      }
    },
    close() {
      socket.onopen = socket.onmessage = socket.onclose = null;
      try {
        socket.close();
      } catch {
        // It is of no use any more, closed or not.
      }
    },
  };
}
