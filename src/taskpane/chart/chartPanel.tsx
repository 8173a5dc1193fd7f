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
import { useChart } from "./useChart";
import { panel } from "../look/shapes";

const useStyles = makeStyles({
  panel,
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
  const state = useChart(ask, attempt);
  const name = useName(ask?.code);
  const choose = (chosen: ChartChoice): void => {
    setChoice(chosen);
    keepChoice(app, chosen);
    setAttempt(attempt + 1);
  };
  const fault = read.ok || blank ? undefined : redact(errorTextIn(read.error, language));
  return (
    <div className={styles.panel}>
      <ChartForm choice={choice} fault={fault} onChoose={choose} />
      {ask === undefined && blank && (
        <>
          <h2 className={styles.title}>{t("chart.none")}</h2>
          <Note>{t("chart.none.text")}</Note>
        </>
      )}
      {ask !== undefined && (
        <>
          <h2 className={styles.title}>
            {ask.code} <span className={styles.name}>{name}</span>
          </h2>
          {state?.at === "asking" && <Spinner size="tiny" labelPosition="after" label={t("chart.asking")} />}
          {state?.at === "failed" && <ChartFailure why={state.why} onAgain={() => setAttempt(attempt + 1)} />}
          {state?.at === "shown" && (
            <>
              <ChartView
                key={`${ask.code} ${ask.interval} ${ask.adjustment}`}
                ask={ask}
                bars={state.bars}
                dated={state.dated}
              />
              <Note>
                {moves(ask, state, view, world)}
                {state.dated ? "" : ` ${t(`chart.zone.${app.settings.current.timeZone}`)}`}
              </Note>
            </>
          )}
        </>
      )}
    </div>
  );
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
