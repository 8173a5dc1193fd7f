import { useState } from "react";
import { readServer, type ServerAddress, type ServerFault } from "../../runtime/serverAddress";
import { DEFAULT_SETTINGS, socketOf } from "../../runtime/settings";
import { usePane } from "../state/paneContext";

const { server: QOS, socket: QOS_SOCKET } = DEFAULT_SETTINGS;

/** What of a server of the person's own has been entered so far. */
export interface OwnServer {
  readonly server: string;
  readonly socket: string;
  /** What the two mean together. */
  readonly read: ReturnType<typeof readServer>;
  readonly fault: ServerFault | undefined;
  readonly saved: boolean;
  readonly enterServer: (text: string) => void;
  readonly enterSocket: (text: string) => void;
  readonly save: () => void;
}

interface ServerChoice {
  readonly choice: "qos" | "own";
  readonly choose: (choice: string) => void;
  readonly own: OwnServer;
  /** The addresses for which the person is asked whether the key may go there. */
  readonly asking: ServerAddress | undefined;
  readonly answer: (moved: boolean) => void;
}

/** Which server is chosen, and the way from what is entered to what is in force. */
export function useServerChoice(): ServerChoice {
  const { app } = usePane();
  const { current } = app.settings;
  const [own, setOwn] = useState(current.server !== QOS || current.socket !== QOS_SOCKET);
  const [server, setServer] = useState(own ? current.server : "");
  const [socket, setSocket] = useState(own && current.socket !== socketOf(current.server) ? current.socket : "");
  const [fault, setFault] = useState<ServerFault>();
  const [saved, setSaved] = useState(false);
  const read = readServer(server, socket);
  const [asking, setAsking] = useState<ServerAddress>();
  /** Puts the addresses in force; asks first where the key was not entered for them. Says whether they are. */
  const use = (address: ServerAddress): boolean => {
    const ask = !app.keys.maySend(address);
    setAsking(ask ? address : undefined);
    if (!ask) app.settings.change({ server: address.server, socket: address.socket });
    return !ask;
  };
  const choose = (choice: string): void => {
    setOwn(choice === "own");
    setFault(undefined);
    setAsking(undefined);
    const { server: usedServer, socket: usedSocket } = app.settings.current;
    if (choice === "qos" && (usedServer !== QOS || usedSocket !== QOS_SOCKET)) use({ server: QOS, socket: QOS_SOCKET });
  };
  const save = (): void => {
    setFault(read.ok ? undefined : read.error);
    setSaved(read.ok && use(read.value));
  };
  const answer = (moved: boolean): void => {
    setAsking(undefined);
    setSaved(moved && own);
    if (!moved && !own) setOwn(true);
  };
  const change =
    (set: (text: string) => void) =>
    (text: string): void => {
      set(text);
      setSaved(false);
      setAsking(undefined);
    };
  return {
    choice: own ? "own" : "qos",
    choose,
    own: { server, socket, read, fault, saved, enterServer: change(setServer), enterSocket: change(setSocket), save },
    asking,
    answer,
  };
}
