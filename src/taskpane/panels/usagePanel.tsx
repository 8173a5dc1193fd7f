import type { BudgetView, PaneView } from "../../runtime/paneView";
import { Allowance } from "../components/allowance";
import { Figures } from "../components/figures";
import { LongWork } from "../components/longWork";
import { Note } from "../components/note";
import { Section } from "../components/section";
import type { TextKey } from "../languages/texts";
import { wordOr } from "../languages/translate";
import { polled } from "../state/headline";
import { usePane, useView, type PaneWorld } from "../state/paneContext";

/** What of the plan is used, what waits, and how the connection does. */
export function UsagePanel() {
  const world = usePane();
  const { t, formats } = world;
  const view = useView();
  const { budgets, pushedProducts, socketProducts } = view;
  const left = formats.number(Math.max(0, socketProducts - pushedProducts));
  const products = new Set(budgets.map((budget) => budget.products));
  return (
    <>
      <LongWork />
      <Section title={t("usage.slots")}>
        <Allowance
          name={t("live.pushed", { used: formats.number(pushedProducts), limit: formats.number(socketProducts) })}
          used={pushedProducts}
          limit={socketProducts}
          left={t("usage.slots.text", { left, limit: formats.number(socketProducts) })}
          calm
          notes={cycleNotes(view, world)}
        />
      </Section>
      <Section title={t("usage.requests")}>
        {budgets.map((budget) => (
          <Allowance
            key={budget.name}
            name={wordOr(t, `usage.endpoint.${budget.name}`, budget.name)}
            used={budget.used}
            limit={budget.limit}
            left={t("usage.left", { left: formats.number(budget.left), limit: formats.number(budget.limit) })}
            notes={budgetNotes(budget, products.size > 1, world)}
          />
        ))}
        {view.transport === "socket" && <Note>{t("usage.socketFallback")}</Note>}
        <Note>
          {products.size === 1 && `${t("usage.productsAll", { count: [...products][0] ?? 0 })} `}
          {t(planWords(view))}
        </Note>
      </Section>
      <Section title={t("usage.traffic")}>
        <Figures rows={traffic(view, world)} />
      </Section>
    </>
  );
}

/** How often what is not pushed is refreshed. */
function cycleNotes(
  { pollingCycle, visibleCycle, subscriptions }: PaneView,
  { t, formats }: PaneWorld,
): readonly string[] {
  if (pollingCycle === 0 || polled(subscriptions) === 0) return [];
  const span = (milliseconds: number): string => formats.span(Math.max(1_000, milliseconds));
  const [cycle, front] = [span(pollingCycle), span(visibleCycle)];
  // Where all come round in the same time there is nothing to tell apart.
  return [
    visibleCycle > 0 && front !== cycle ? t("usage.slots.front", { cycle, front }) : t("usage.slots.polled", { cycle }),
  ];
}

function budgetNotes(budget: BudgetView, withProducts: boolean, { t, formats }: PaneWorld): readonly string[] {
  const { waiting, wait, running, left, freeIn, products } = budget;
  const span = (milliseconds: number): string => formats.span(Math.max(1_000, milliseconds));
  return [
    ...(waiting > 0 ? [t("usage.waiting", { count: waiting, wait: span(wait) })] : []),
    ...(running > 0 ? [t("usage.running", { count: running })] : []),
    ...(left === 0 && freeIn > 0 ? [t("usage.freeIn", { wait: span(freeIn) })] : []),
    ...(withProducts ? [t("usage.products", { count: products })] : []),
  ];
}

function planWords({ planSource }: PaneView): TextKey {
  const known = (["entered", "registered", "learned"] as const).find((source) => source === planSource);
  return `usage.plan.${known ?? "default"}`;
}

function traffic(view: PaneView, { app, t, formats }: PaneWorld): readonly (readonly [string, string])[] {
  const { counts, latency, sinceLastPush } = view;
  const none = t("usage.never");
  return [
    [
      t("usage.sinceLastPush"),
      sinceLastPush === undefined ? none : t("live.ago", { age: formats.span(Math.max(0, sinceLastPush)) }),
    ],
    [t("usage.latency"), latency === undefined ? none : `${formats.number(Math.round(latency))} ms`],
    [t("usage.pushes"), formats.number(counts.pushes)],
    [t("usage.cacheHits"), formats.number(app.queries.cacheHits)],
    [t("usage.late"), formats.number(counts.late)],
    [t("usage.strange"), formats.number(counts.strange)],
  ];
}
