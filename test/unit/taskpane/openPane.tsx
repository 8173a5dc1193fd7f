import { closePage, named } from "./paneDom";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import type { Http } from "../../../src/qos/restClient";
import { builtApp, type BuiltApp } from "../../support/builtApp";
import { PaneRoot } from "../../../src/taskpane/panels/paneRoot";
import { memoryStorage, nodePorts } from "../../support/nodePorts";
import { TestClock } from "../../support/testClock";

export const KEY = "k-0123456789abcdef";

export interface PaneSetting {
  readonly key?: string;
  readonly settings?: object;
  readonly locale?: "en" | "zh";
  /** What the server answers; throws where nothing does. */
  readonly post?: Http["post"];
  readonly online?: boolean;
  readonly reachable?: boolean;
}

/** An open pane with the program behind it, the clock in the test's hand. */
export interface OpenPane {
  readonly app: BuiltApp;
  readonly clock: TestClock;
  /** Clicks a button and lets what follows happen. */
  click(name: string): Promise<void>;
  /** Does something and lets what follows happen. */
  act(task: () => void): Promise<void>;
  /** Lets time pass. */
  pass(milliseconds: number): Promise<void>;
}

const roots: Root[] = [];

/** Draws the pane of a program with the given storage and server. */
export async function openPane(setting: PaneSetting = {}): Promise<OpenPane> {
  const clock = new TestClock();
  const app = builtApp(
    nodePorts({
      clock,
      http: fakeHttp(setting),
      locale: () => setting.locale ?? "en",
      storage: memoryStorage({
        ...(setting.key === undefined ? {} : { "qos.key": { key: setting.key, remember: true } }),
        ...(setting.settings === undefined ? {} : { "qos.settings": setting.settings }),
      }),
    }),
  );
  const root = createRoot(document.getElementById("pane") as HTMLElement);
  roots.push(root);
  await act(async () => root.render(<PaneRoot app={app} />));
  const pass = (milliseconds: number): Promise<void> => act(async () => clock.advance(milliseconds));
  return {
    app,
    clock,
    pass,
    async act(task) {
      await act(async () => task());
      await pass(300);
    },
    async click(name) {
      await act(async () => named("button", name).click());
      await pass(300);
    },
  };
}

export async function closePanes(): Promise<void> {
  for (const root of roots.splice(0)) await act(async () => root.unmount());
}

export { closePage };

function fakeHttp({ post, online = true, reachable = false }: PaneSetting): Http {
  return {
    post: post ?? (() => Promise.reject(new TypeError("nothing answers"))),
    online: () => online,
    reachable: async () => reachable,
    abort: () => new AbortController(),
  };
}
