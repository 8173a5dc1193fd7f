import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { JSDOM, ResourceLoader, VirtualConsole, type DOMWindow } from "jsdom";
import { ExcelHost, type ExcelOptions } from "../../src/workbench/excel/excelHost";
import type { FunctionsJson } from "../../src/workbench/excel/functionTable";

const ROOT = path.join(__dirname, "../..");
const OFFICE_JS = path.join(ROOT, "node_modules/@microsoft/office-js/dist");

/** Where the manifest says that the add-in lives. */
const ADDIN_URL = "https://localhost:3000/";

/** Where pages get office.js from; each is answered with the unmodified package. */
const OFFICE_URL = /^https:\/\/appsforoffice\.microsoft\.com\/lib\/(?:1|1\.1|beta)\/(?:hosted\/)?/;

export interface StartOptions extends Omit<ExcelOptions, "functions"> {
  /** The built add-in. Default: dist/addin. */
  readonly distDir?: string;
  /** Default: functions.json of the built add-in. */
  readonly functions?: FunctionsJson;
  /** What the page finds in localStorage. */
  readonly storage?: Readonly<Record<string, string>>;
  /** Globals of the page in place of those it would have. */
  readonly globals?: Readonly<Record<string, unknown>>;
  /** Called once Excel is there, before the page has loaded anything. */
  readonly onInstalled?: (excel: ExcelHost) => void;
}

export interface RunningAddin {
  readonly excel: ExcelHost;
  readonly window: DOMWindow;
  /** Errors that reached the page or its console, as text. A healthy add-in has none. */
  readonly errors: readonly string[];
  /** Files that the page has asked for and not been given yet. */
  readonly loading: () => number;
  /** Leaves the page, as the end of Excel does, and frees everything. */
  close(): void;
}

/**
 * Starts the built add-in under Microsoft's own runtime in a jsdom of its own, with a stand-in for Excel behind it,
 * and waits until its functions may be called. Needs real timers.
 */
export async function startAddin(options: StartOptions = {}): Promise<RunningAddin> {
  const { distDir = path.join(ROOT, "dist/addin"), storage = {}, globals = {}, onInstalled, ...excelOptions } = options;
  const page = path.join(distDir, "taskpane.html");
  if (!existsSync(page)) throw new Error(`${page} is not there: npm run build`);
  const functions =
    options.functions ?? (JSON.parse(readFileSync(path.join(distDir, "functions.json"), "utf8")) as FunctionsJson);
  const errors: string[] = [];
  let excel: ExcelHost | undefined;
  const files = new BuiltFiles(distDir);
  const dom = new JSDOM(readFileSync(page, "utf8"), {
    url: `${ADDIN_URL}taskpane.html`,
    runScripts: "dangerously",
    pretendToBeVisual: true,
    resources: files,
    virtualConsole: consoleInto(errors),
    beforeParse(window) {
      Object.assign(window, browserGlobals(), globals);
      for (const [name, text] of Object.entries(storage)) window.localStorage.setItem(name, text);
      excel = new ExcelHost(window as unknown as Window & { readonly JSON: JSON }, { ...excelOptions, functions });
      onInstalled?.(excel);
    },
  });
  if (excel === undefined) throw new Error("jsdom parsed nothing");
  await within(excel.ready, errors);
  return { excel, window: dom.window, errors, loading: () => files.loading, close: () => leave(dom.window) };
}

/** Serves the add-in and office.js from this machine, and nothing else. */
class BuiltFiles extends ResourceLoader {
  /** Files asked for and not given yet. */
  loading = 0;
  readonly #distDir: string;

  constructor(distDir: string) {
    super();
    this.#distDir = distDir;
  }

  override fetch(url: string): ReturnType<ResourceLoader["fetch"]> {
    const file = this.#fileOf(url.replace(/[?#].*$/, ""));
    if (file === undefined) return null;
    this.loading += 1;
    const given = readFile(file).finally(() => (this.loading -= 1));
    // A page that is left while a file is on its way calls that off.
    return Object.assign(given, { abort: () => undefined }) as ReturnType<ResourceLoader["fetch"]>;
  }

  #fileOf(url: string): string | undefined {
    if (OFFICE_URL.test(url)) return path.join(OFFICE_JS, url.replace(OFFICE_URL, ""));
    if (url.startsWith(ADDIN_URL)) return path.join(this.#distDir, url.slice(ADDIN_URL.length));
    return undefined;
  }
}

/**
 * What a web view has and jsdom has not. The abort classes come along with `fetch`, which takes no others; copies of
 * them would be strangers to it.
 */
function browserGlobals(): Record<string, unknown> {
  return {
    fetch,
    Headers,
    Request,
    Response,
    AbortController,
    AbortSignal,
    TextEncoder,
    TextDecoder,
    BroadcastChannel: QuietChannel,
    structuredClone,
    queueMicrotask,
  };
}

/** Node's channels keep the process from ending; a page's do not. */
class QuietChannel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    (this as unknown as { unref(): void }).unref();
  }
}

function consoleInto(errors: string[]): VirtualConsole {
  const console = new VirtualConsole();
  console.on("jsdomError", (error) => errors.push(String(error.stack ?? error)));
  console.on("error", (...words: unknown[]) => errors.push(words.map(String).join(" ")));
  return console;
}

/** The runtime announces itself within a fraction of a second, or not at all. */
async function within(ready: Promise<void>, errors: readonly string[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the add-in did not start: ${errors.join("\n")}`)), 10_000);
  });
  await Promise.race([ready, late]).finally(() => clearTimeout(timer));
}

function leave(window: DOMWindow): void {
  window.dispatchEvent(new window.Event("pagehide"));
  window.close();
}
