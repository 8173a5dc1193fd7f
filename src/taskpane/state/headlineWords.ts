import type { PaneView } from "../../runtime/paneView";
import { headline, polled } from "./headline";
import { keyEndWords } from "./keyEnd";
import type { PaneWorld } from "./paneContext";

/** Formulas wait for a moment all the time; from so long on it is said (milliseconds). */
const NOTEWORTHY = 2_000;

/** What the header says below the state, sentence by sentence: why, what happens next, and what cells wait. */
export function headlineSentences(view: PaneView, world: PaneWorld): readonly string[] {
  const { t, formats, redact } = world;
  const end = view.hasKey ? keyEndWords(world) : undefined;
  const { subscriptions, why, trouble, pollingCycle, waiting, waitingFor } = view;
  const closed = (text: string): string => `${redact(text)}${/[.。]$/.test(text) ? "" : t("sentence.end")}`;
  const byRequest = polled(subscriptions);
  const without = subscriptions.filter(({ problem }) => problem !== undefined).length;
  return [
    ...(why === undefined ? [] : [closed(why)]),
    ...(trouble === undefined || trouble === why ? [] : [closed(trouble)]),
    t(headline(view).next, {
      polled: byRequest,
      pushed: subscriptions.length - byRequest,
      cycle: formats.span(Math.max(1_000, pollingCycle)),
    }),
    ...(end?.isNear === true ? [end.words] : []),
    ...(waitingFor < NOTEWORTHY ? [] : [t("next.waiting", { count: waiting })]),
    ...(without === 0 ? [] : [t("next.without", { count: without })]),
  ];
}
