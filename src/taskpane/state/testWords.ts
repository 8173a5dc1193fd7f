import type { TestResult } from "../../runtime/connectionTest";
import { errorTextIn } from "../../runtime/errorLanguage";
import type { TextKey } from "../languages/texts";
import type { PaneWorld } from "./paneContext";

/** What a test has found, for a person. `judged`: the server has said what it thinks of the key. */
export interface TestWords {
  readonly intent: "success" | "warning" | "error";
  readonly title: string;
  readonly text: string;
  readonly judged: boolean;
}

type Kind = "refused" | "unreachable" | "cors" | "offline" | "plan";

const KINDS: Readonly<Record<string, Kind>> = {
  keyRefused: "refused",
  unreachable: "unreachable",
  timeout: "unreachable",
  blocked: "cors",
  offline: "offline",
  productLimit: "plan",
  connectionLimit: "plan",
  tooFrequent: "plan",
};

const TEXTS: Readonly<Record<Kind, { readonly title: TextKey; readonly text: TextKey }>> = {
  refused: { title: "test.refused", text: "test.refused.text" },
  unreachable: { title: "test.unreachable", text: "test.unreachable.text" },
  cors: { title: "test.cors", text: "test.cors.text" },
  offline: { title: "test.offline", text: "test.offline.text" },
  plan: { title: "test.plan", text: "test.plan.text" },
};

/** The words for a test's end: each cause has its own, since each has another cure. */
export function testWords(result: TestResult, server: string, { t, formats, language, redact }: PaneWorld): TestWords {
  if (result.ok) {
    const { seconds, transport } = result.value;
    const time = formats.span(seconds * 1_000, "exact");
    const text = t(transport === "rest" ? "test.works.text" : "test.works.socket", { time });
    return { intent: "success", title: t("test.works"), text, judged: true };
  }
  const { error } = result;
  const kind = Object.hasOwn(KINDS, error.id) ? KINDS[error.id] : undefined;
  if (kind === undefined)
    return { intent: "error", title: t("test.other"), text: redact(errorTextIn(error, language)), judged: false };
  const { title, text } = TEXTS[kind];
  return {
    intent: kind === "plan" ? "warning" : "error",
    title: t(title),
    text: t(text, { server }),
    judged: kind === "refused" || kind === "plan",
  };
}
