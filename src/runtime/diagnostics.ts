import { paneView } from "./paneView";
import { redact } from "./redact";

type DiagnosticSources = Parameters<typeof paneView>[0];

/** What a person may send to somebody who helps: the state in figures and words, without any key. `host`: who runs us. */
export function diagnostics(app: DiagnosticSources, host: string): string {
  const { subscriptions, problems, ...view } = paneView(app);
  const { snapshotTtl, frame, timeZone, headers, staleAfter, socket, plan } = app.settings.current;
  const report = {
    product: `QOS for Excel ${view.version}`,
    host,
    at: moment(app.clock.now()),
    ...view,
    settings: {
      socket,
      frame,
      timeZone,
      headers,
      staleAfter: staleAfter ?? "never",
      snapshotTtl,
      plan: plan ?? "free",
    },
    subscriptions: {
      count: subscriptions.length,
      pushed: subscriptions.filter(({ delivery }) => delivery === "pushed").length,
      cells: subscriptions.reduce((sum, { cells }) => sum + cells, 0),
    },
    problems: problems.map(({ text, times, lastAt }) => ({ text, times, last: moment(lastAt) })),
  };
  return redact(app, JSON.stringify(report, null, 2));
}

/** Date and time in UTC, the same on every computer. */
function moment(milliseconds: number): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: "UTC" });
  return `${parts.format(milliseconds)} UTC`;
}
