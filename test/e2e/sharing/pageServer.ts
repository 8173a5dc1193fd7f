import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSync } from "esbuild";

/** Serves one page, with the program bundled, on a free port of this machine. */
export async function servePage(entry: string): Promise<{ readonly url: string; readonly server: Server }> {
  const built = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    define: { __QOS_VERSION__: '"test"' },
  });
  const script = built.outputFiles[0]?.text ?? "";
  const server = createServer((request, response) => {
    const isScript = request.url === "/workbook.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : '<!doctype html><title>Workbook</title><script src="/workbook.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, server };
}
