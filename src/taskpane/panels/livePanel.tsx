import { useEffect, useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { instrumentNamesOf } from "../../features/find/instrumentNames";
import type { PaneView } from "../../runtime/paneView";
import { LiveNotes } from "../components/liveNotes";
import { PlacingNote } from "../components/placingNote";
import { RowMenu } from "../components/rowMenu";
import { LiveSearch } from "../components/liveSearch";
import { LiveTools } from "../components/liveTools";
import { LongList } from "../components/longList";
import { Note } from "../components/note";
import { ROW_HEIGHT, SubscriptionRow } from "../components/subscriptionRow";
import { nameIn } from "../insert/nameLine";
import { arrange, type Order } from "../state/arrange";
import { useDensity } from "../state/density";
import { polled } from "../state/headline";
import { useRowDeeds } from "../state/useRowDeeds";
import { usePane, useView, type PaneWorld } from "../state/paneContext";
import { trendsOf } from "../state/trends";
import { NothingLive, NothingMatches } from "./nothingLive";

/** So few are seen at a glance. */
const FEW = 8;

const useStyles = makeStyles({
  panel: { display: "flex", flexDirection: "column", height: "100%" },
  top: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
});

/** Every live subscription, and the pace of all of them. */
export function LivePanel() {
  const styles = useStyles();
  const world = usePane();
  const { app, t, language } = world;
  const names = instrumentNamesOf(app);
  const view = useView();
  const [filter, setFilter] = useState("");
  const [order, setOrder] = useState<Order>("opened");
  const [density, setDensity] = useDensity();
  const deeds = useRowDeeds();
  const { subscriptions } = view;
  const trends = trendsOf(app, subscriptions);
  const shown = arrange(subscriptions, {
    filter,
    order,
    namesOf: (code) => Object.values(names.known(code)),
  });
  useEffect(() => {
    // Rows out of sight have not looked for their names yet.
    if (filter !== "")
      for (const { code } of app.status.feed.subscriptions().map(({ subject }) => subject)) names.of(code);
  }, [app, names, filter]);
  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <LiveTools density={density} onDensity={setDensity} />
        {subscriptions.length > 0 && <Note>{summary(view, world)}</Note>}
        <LiveNotes walk={deeds.walk} released={deeds.released} />
        <PlacingNote placing={deeds.placing} />
      </div>
      {(subscriptions.length > FEW || filter !== "") && (
        <LiveSearch filter={filter} order={order} onFilter={setFilter} onOrder={setOrder} />
      )}
      {subscriptions.length === 0 ? (
        <NothingLive />
      ) : shown.length === 0 ? (
        <NothingMatches filter={filter} />
      ) : (
        <LongList
          label={t("live.title")}
          items={shown}
          keyOf={({ key }) => key}
          rowHeight={ROW_HEIGHT[density]}
          row={(subscription) => (
            <SubscriptionRow
              subscription={subscription}
              name={nameIn(language, names.of(subscription.code))}
              trend={trends.of(subscription.key)}
              dense={density === "dense"}
              onGo={deeds.go}
              onMenu={deeds.openMenu}
              onRelease={deeds.release}
            />
          )}
        />
      )}
      {deeds.menu !== undefined && <RowMenu open={deeds.menu} onDeed={deeds.act} onClose={deeds.closeMenu} />}
    </div>
  );
}

function summary({ subscriptions, formulas }: PaneView, { t }: PaneWorld): string {
  const byRequest = polled(subscriptions);
  return [
    t("live.formulas", { count: formulas }),
    t("live.instruments", { count: subscriptions.length }),
    t("live.pushedCount", { count: subscriptions.length - byRequest }),
    ...(byRequest > 0 ? [t("live.polled", { count: byRequest })] : []),
  ].join(" · ");
}
