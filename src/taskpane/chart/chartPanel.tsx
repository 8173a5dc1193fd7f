import { useEffect, useState } from "react";
import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import {
  chartSubscription,
  nameOf,
  readChartQuery,
  type ChartQuery,
  type ChartState,
} from "../../features/chart/chart";
import { errorTextIn } from "../../runtime/errorLanguage";
import type { PaneView } from "../../runtime/paneView";
import { Note } from "../components/note";
import { usePane, useView, type PaneWorld } from "../state/paneContext";
import { keepChoice, lastChoice, type ChartChoice } from "./chartChoice";
import { ChartFailure } from "./chartFailure";
import { ChartForm } from "./chartForm";
import { ChartView } from "./chartView";
import { LineChoice } from "./lineChoice";
import { useChart } from "./useChart";
import { panel } from "../look/shapes";

const useStyles = makeStyles({
  panel,
  old: { opacity: 0.4, pointerEvents: "none" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  name: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: "anywhere",
  },
});

/** Candles of one instrument, moving as the market does. */
export function ChartPanel() {
  const styles = useStyles();
  const world = usePane();
  const { app, t, language, redact } = world;
  const view = useView();
  const [choice, setChoice] = useState(() => lastChoice(app));
  const [attempt, setAttempt] = useState(0);
  const blank = choice.code.trim() === "";
  const read = readChartQuery(choice.code, choice.interval, choice.adjustment);
  const ask = read.ok ? read.value : undefined;
  const chart = useChart(ask, attempt);
  const state = chart.now?.state;
  // Another series is on its way: the one before it stays, dimmed, until there is something to show.
  const drawn = state?.at === "failed" ? undefined : chart.before;
  const isOld = drawn !== undefined && (state?.at !== "shown" || ask === undefined || !isSame(drawn.ask, ask));
  const other = readChartQuery(choice.compared, choice.interval, choice.adjustment);
  const name = useName(ask?.code);
  const choose = (chosen: ChartChoice): void => {
    setChoice(chosen);
    keepChoice(app, chosen);
    // Lines are drawn over the bars that are there.
    if (SERIES.some((part) => chosen[part] !== choice[part])) setAttempt(attempt + 1);
  };
  const fault = read.ok || blank ? undefined : redact(errorTextIn(read.error, language));
  return (
    <div className={styles.panel}>
      <ChartForm choice={choice} fault={fault} onChoose={choose} />
      {ask === undefined && blank && <NoChart />}
      {ask !== undefined && (
        <>
          <h2 className={styles.title}>
            {ask.code} <span className={styles.name}>{name}</span>
          </h2>
          {(state?.at === "asking" || isOld) && <Spinner size="tiny" labelPosition="after" label={t("chart.asking")} />}
          {state?.at === "failed" && <ChartFailure why={state.why} onAgain={() => setAttempt(attempt + 1)} />}
          {drawn?.state.at === "shown" && (
            <div className={isOld ? styles.old : undefined} aria-busy={isOld}>
              {/* Whose bars these are, while the title above is of those that load. */}
              {isOld && <Note>{drawn.ask.code}</Note>}
              <ChartView
                key={`${drawn.ask.code} ${drawn.ask.interval} ${drawn.ask.adjustment}`}
                shown={{ ask: drawn.ask, ...drawn.state }}
                isOld={isOld}
                choice={choice}
                compared={other.ok && !isOld ? other.value : undefined}
                onOlder={chart.older}
              />
              {!isOld && <Note>{footOf(ask, drawn.state, view, world)}</Note>}
            </div>
          )}
          <LineChoice
            choice={choice}
            fault={other.ok ? undefined : redact(errorTextIn(other.error, language))}
            onChoose={choose}
          />
        </>
      )}
    </div>
  );
}

/** Nothing is chosen yet. */
function NoChart() {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <>
      <h2 className={styles.title}>{t("chart.none")}</h2>
      <Note>{t("chart.none.text")}</Note>
    </>
  );
}

/** The parts of a choice that make another series. */
const SERIES = ["code", "interval", "adjustment"] as const;

function isSame(one: ChartQuery, other: ChartQuery): boolean {
  return SERIES.every((part) => one[part] === other[part]);
}

function footOf(
  ask: ChartQuery,
  shown: Extract<ChartState, { readonly at: "shown" }>,
  view: PaneView,
  world: PaneWorld,
): string {
  const { app, t } = world;
  const zone = shown.dated ? "" : ` ${t(`chart.zone.${app.settings.current.timeZone}`)}`;
  return `${moves(ask, shown, view, world)}${zone}`;
}

/** How the last bar moves, in words. */
function moves(
  ask: ChartQuery,
  { liveFault }: Extract<ChartState, { readonly at: "shown" }>,
  { state, subscriptions }: PaneView,
  { t, language, redact }: PaneWorld,
): string {
  if (liveFault !== undefined) return t("chart.moves.not", { why: redact(errorTextIn(liveFault, language)) });
  if (state === "paused") return t("chart.moves.paused");
  const key = chartSubscription(ask);
  const subscription = subscriptions.find((one) => one.key === key);
  return subscription === undefined ? t("chart.moves.waiting") : t(`chart.moves.${subscription.delivery}`);
}

/** The instrument's name, once it is known. */
function useName(code: ChartQuery["code"] | undefined): string {
  const { app } = usePane();
  const [known, setKnown] = useState<{ readonly code: string; readonly name: string }>();
  useEffect(() => {
    if (code === undefined) return undefined;
    let left = false;
    void nameOf(app, code).then((name) => {
      if (!left) setKnown({ code, name });
    });
    return () => {
      left = true;
    };
  }, [app, code]);
  return known !== undefined && known.code === code ? known.name : "";
}
