import { failure, success, type Settled } from "../kernel/settled";
import { readAddress, socketOf, type Settings } from "./settings";

/** Why an address cannot be used. `extra`: it holds a query, a fragment or a user, where a credential may hide. */
export type AddressFault = "blank" | "notAddress" | "protocol" | "notEncrypted" | "extra";

/** Which of the two addresses is at fault, and why. */
export interface ServerFault {
  readonly field: "server" | "socket";
  readonly fault: AddressFault;
}

export type ServerAddress = Pick<Settings, "server" | "socket">;

/** The hosts that a key goes to at these addresses: one, or two where the socket lives elsewhere. */
export function hostsOf({ server, socket }: ServerAddress): readonly string[] {
  if (last?.server !== server || last.socket !== socket) {
    const [first, second] = [new URL(server).host, new URL(socket).host];
    last = { server, socket, hosts: first === second ? [first] : [first, second] };
  }
  return last.hosts;
}

/** Asked for with each question of each cell: addresses are taken apart once. */
let last: (ServerAddress & { readonly hosts: readonly string[] }) | undefined;

const REST = ["https:", "http:"];
const SOCKET = ["wss:", "ws:"];

/** Reads a server as a person has typed it; a blank socket is the server's own. */
export function readServer(server: string, socket = ""): Settled<ServerAddress, ServerFault> {
  const rest = readAddress(server, REST);
  const restFault = addressFault(server, REST);
  if (rest === undefined || restFault !== undefined)
    return failure({ field: "server", fault: restFault ?? "notAddress" });
  if (socket.trim() === "") return success({ server: rest, socket: socketOf(rest) });
  const live = readAddress(socket, SOCKET);
  const liveFault = addressFault(socket, SOCKET);
  if (live === undefined || liveFault !== undefined)
    return failure({ field: "socket", fault: liveFault ?? "notAddress" });
  return success({ server: rest, socket: live });
}

function addressFault(text: string, protocols: readonly string[]): AddressFault | undefined {
  if (text.trim() === "") return "blank";
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return "notAddress";
  }
  if (!protocols.includes(url.protocol)) return "protocol";
  if (url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") return "extra";
  return readAddress(text, protocols) === undefined ? "notEncrypted" : undefined;
}
