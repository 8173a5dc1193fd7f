import { expect, type BrowserContext, type Page } from "@playwright/test";

/** What pages have done that they should not have. All lists are empty at the end of a good test. */
export interface Misdeeds {
  readonly pageErrors: string[];
  readonly consoleErrors: string[];
  /** Requests to anywhere but the pages' own address and the simulator. */
  readonly strangers: string[];
}

const NONE: Misdeeds = { pageErrors: [], consoleErrors: [], strangers: [] };

/** Watches every page that a context opens from now on. `hosts`: where they may ask, known once they do. */
export function watchMisdeeds(context: BrowserContext, hosts: () => ReadonlySet<string>): Misdeeds {
  const misdeeds: Misdeeds = { pageErrors: [], consoleErrors: [], strangers: [] };
  context.on("page", (page) => watch(page, hosts, misdeeds));
  return misdeeds;
}

/** Fails where there was a misdeed. `provoked`: errors on the console that the test brings about itself. */
export function expectNone(misdeeds: Misdeeds, provoked?: RegExp): void {
  const consoleErrors = misdeeds.consoleErrors.filter((text) => provoked?.test(text) !== true);
  expect({ ...misdeeds, consoleErrors }).toEqual(NONE);
}

function watch(page: Page, hosts: () => ReadonlySet<string>, misdeeds: Misdeeds): void {
  page.on("pageerror", (error) => misdeeds.pageErrors.push(error.stack ?? error.message));
  page.on("console", (message) => {
    if (message.type() === "error") misdeeds.consoleErrors.push(message.text());
  });
  const check = (address: string) => {
    const { protocol, host } = new URL(address);
    if (protocol !== "data:" && protocol !== "blob:" && !hosts().has(host)) misdeeds.strangers.push(address);
  };
  page.on("request", (request) => check(request.url()));
  page.on("websocket", (socket) => check(socket.url()));
}
