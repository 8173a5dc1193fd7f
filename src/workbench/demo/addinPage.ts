import { createHash } from "node:crypto";

/** Where the demonstration keeps Microsoft's files: the installed package, served as it is. */
export const OFFICE_PATH = "/office-js/";

/** Where the demonstration passes on what the page says to the simulator. */
export const SIMULATOR_PATH = "/simulator/";

/** What the add-in should find on its first start. */
export interface Bootstrap {
  /** REST address of the server. */
  readonly server: string;
  readonly socket: string;
  /** Absent where the user has to enter one. */
  readonly key?: string;
  /** The plan as a user enters it in the pane; absent: that of every key. */
  readonly plan?: DemoPlan;
}

/** Products and requests a minute on each endpoint, and live products. */
export interface DemoPlan {
  readonly products: number;
  readonly requests: number;
  readonly socketProducts: number;
}

/** Minified pages have no quotes. */
const OFFICE_SCRIPT =
  /<script[^>]*\ssrc=["']?https:\/\/appsforoffice\.microsoft\.com\/[^"'>\s]*office\.js["']?[^>]*>\s*<\/script>/;

/**
 * The built page as the workbench shows it: with the stand-in for Excel before office.js, and office.js from this
 * machine. Of the rest nothing is changed but that its policy allows the script that enters key and server.
 */
export function addinPage(html: string, bootstrap: Bootstrap): string {
  if (!OFFICE_SCRIPT.test(html)) throw new Error("taskpane.html does not load office.js");
  const script = bootstrapScript(bootstrap);
  const scripts = [
    // What office.js will ask for in this Excel, and in the same manner; only sooner.
    `<link rel="preload" as="script" crossorigin href="${OFFICE_PATH}excel-win32-16.01.js" />`,
    `<script>${script}</script>`,
    `<script src="/excel.js"></script>`,
    `<script src="${OFFICE_PATH}office.js"></script>`,
  ];
  // A function: the text has to go in as it is, whatever dollar signs it may have.
  return allowing(script, html).replace(OFFICE_SCRIPT, () => scripts.join("\n    "));
}

/** The page's own content security policy, with this one script that stands in the page allowed by its hash. */
function allowing(script: string, html: string): string {
  const hash = createHash("sha256").update(script).digest("base64");
  return html.replace("script-src 'self'", () => `script-src 'self' 'sha256-${hash}'`);
}

/** The workbench's own page, which steers the simulator where there is one. */
export function workbenchPage(html: string, hasSimulator: boolean): string {
  const meta = `<meta name="simulator" content="${SIMULATOR_PATH.slice(1)}" />`;
  return hasSimulator ? html.replace("<head>", () => `<head>${meta}`) : html;
}

/**
 * Writes what a user would enter in the pane, once for each server: what is changed in the pane afterwards stays.
 * Names and form are those of the add-in's own storage.
 */
function bootstrapScript({ server, socket, key, plan }: Bootstrap): string {
  const items = [
    ["qos.settings", JSON.stringify({ server, socket, plan })],
    ...(key === undefined ? [] : [["qos.key", JSON.stringify({ key, remember: true })]]),
  ];
  return `(function (mark, server, items) {
      if (localStorage.getItem(mark) === server) return;
      items.forEach(function (item) { localStorage.setItem(item[0], item[1]); });
      localStorage.setItem(mark, server);
    })(${["workbench.server", server, items].map(toScript).join(", ")});`;
}

/** JSON that cannot end the script element it stands in. */
function toScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
