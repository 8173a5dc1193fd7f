import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export interface HostedFile {
  readonly type: string;
  readonly etag: string;
  /** Its name changes with its content, so that it may be kept for ever. */
  readonly immutable: boolean;
  readonly plain: Buffer;
  /** Undefined where it would not be smaller. */
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "text/xml; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

/** Chunks have a part of their content's hash in their name: `pane.1a2b3c4d.js`. */
const HASHED = /\.[0-9a-f]{8,}\.(?:js|css)$/;

const br = promisify(brotliCompress);
const gz = promisify(gzip);

/**
 * The packaged add-in, read and compressed once. A request is looked up by its whole path and reaches no file system, so
 * that no path leads anywhere else. `edit` may change a file on its way in.
 */
export async function readAddin(
  folder: string,
  edit: (name: string, content: Buffer) => Buffer,
): Promise<ReadonlyMap<string, HostedFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, HostedFile>();
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    const type = TYPES[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const name = `/${path.relative(folder, file).split(path.sep).join("/")}`;
    files.set(name, await hosted(name, type, edit(name, await readFile(file))));
  }
  return files;
}

async function hosted(name: string, type: string, plain: Buffer): Promise<HostedFile> {
  const worth = !type.startsWith("image/png") && plain.length > 512;
  const smaller = (packed: Buffer): Buffer | undefined => (packed.length < plain.length ? packed : undefined);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  return {
    type,
    plain,
    etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
    immutable: HASHED.test(name),
    br: worth ? smaller(await br(plain, quality)) : undefined,
    gzip: worth ? smaller(await gz(plain)) : undefined,
  };
}
