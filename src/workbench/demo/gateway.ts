import type { Bootstrap } from "./addinPage";
import type { Children } from "./children";

/** Starts the gateway as a program of its own before a server, and answers its addresses in place of the server's. */
export async function startGateway(children: Children, { server, socket, ...rest }: Bootstrap): Promise<Bootstrap> {
  const where = ["--port", "0", "--json", "--log", "error", "--addin", "none"];
  const script = ["src/gateway/main.ts", ...where, "--server", server, "--socket", socket];
  return { ...rest, ...(await children.startAndRead("tsx/cli", script, readAnnouncement)) };
}

/** The line of JSON that the gateway says when it listens. */
function readAnnouncement(line: string): Pick<Bootstrap, "server" | "socket"> | undefined {
  if (!line.startsWith("{")) return undefined;
  const { rest: server, socket } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  return typeof server === "string" && typeof socket === "string" ? { server, socket } : undefined;
}
