let loading: Promise<void> | undefined;

/** Chart.js, where o-spreadsheet looks for it. Loaded with the first chart. */
export function loadCharts(): Promise<void> {
  loading ??= import(/* webpackChunkName: "charts" */ "chart.js/auto").then((parts) => {
    // As the script for pages has it: one name, with everything else as its members.
    Object.assign(globalThis, { Chart: Object.assign(parts.Chart, parts) });
  });
  return loading;
}
