import type { SocketConnection, SocketHandlers } from "../qos/socketClient";
import { startWorker } from "./startWorker";
import { socketWork, type FromWorker, type ToWorker } from "./socketWork";

/** Where the page may have a worker, but what it is to do is refused: it is not tried again. */
let isRefused = false;

/**
 * A connection in a worker of its own; undefined where the page may have none. `otherwise` opens it where the worker turns
 * out not to run.
 */
export function openInWorker(
  url: string,
  handlers: SocketHandlers,
  otherwise: () => SocketConnection,
): SocketConnection | undefined {
  const worker = isRefused ? undefined : startWorker(`(${socketWork.toString()})(self)`);
  if (worker === undefined) return undefined;
  const say = (said: ToWorker): void => worker.postMessage(said);
  let instead: SocketConnection | undefined;
  worker.onmessage = ({ data }: { readonly data: FromWorker }) => {
    if (data.tell === "open") handlers.onOpen();
    else if (data.tell === "close") handlers.onClose(data.code, data.reason);
    else for (const text of data.texts) handlers.onText(text);
  };
  worker.onerror = () => {
    isRefused = true;
    worker.onmessage = worker.onerror = null;
    worker.terminate();
    instead = otherwise();
  };
  say({ say: "open", url });
  return {
    send: (text) => (instead === undefined ? say({ say: "send", text }) : instead.send(text)),
    close() {
      worker.onmessage = worker.onerror = null;
      if (instead === undefined) say({ say: "close" });
      else instead.close();
    },
  };
}
