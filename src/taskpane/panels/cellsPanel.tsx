import { WORDS, type Settings } from "../../runtime/settings";
import { Choice } from "../components/choice";
import { Section } from "../components/section";
import { usePane, useView } from "../state/paneContext";

const ZONES = ["exchange", "local", "utc"] as const satisfies readonly Settings["timeZone"][];

/** Milliseconds without news after which a live cell may be told to give its value up. */
const STALE_CHOICES = [15_000, 60_000, 300_000, 1_800_000];

/** How values look in cells. */
export function CellsPanel() {
  const { app, t, formats } = usePane();
  useView();
  const { timeZone, staleAfter, headers, numbers, codeColumn } = app.settings.current;
  const choices = staleAfter === undefined ? STALE_CHOICES : [...new Set([...STALE_CHOICES, staleAfter])];
  return (
    <Section title={t("cells.title")}>
      <Choice
        label={t("cells.zone")}
        value={timeZone}
        choices={ZONES.map((zone) => [zone, t(`cells.zone.${zone}`)])}
        onChoose={(zone) => app.settings.change({ timeZone: zone })}
      />
      <Choice
        label={t("cells.headers")}
        hint={t("cells.headers.hint")}
        value={headers}
        choices={WORDS.headers.map((choice) => [choice, t(`cells.headers.${choice}`)])}
        onChoose={(chosen) => app.settings.change({ headers: chosen })}
      />
      <Choice
        label={t("cells.numbers")}
        hint={t(app.formatsNumbers() ? "cells.numbers.hint" : "cells.numbers.older")}
        value={numbers}
        choices={WORDS.numbers.map((choice) => [choice, t(`cells.numbers.${choice}`)])}
        onChoose={(chosen) => app.settings.change({ numbers: chosen })}
      />
      <Choice
        label={t("cells.codes")}
        hint={t("cells.codes.hint")}
        value={codeColumn}
        choices={WORDS.codeColumn.map((choice) => [choice, t(`cells.codes.${choice}`)])}
        onChoose={(chosen) => app.settings.change({ codeColumn: chosen })}
      />
      <Choice
        label={t("cells.stale")}
        value={String(staleAfter ?? "never")}
        choices={[
          ["never", t("cells.stale.never")],
          ...choices.map((time) => [String(time), t("cells.stale.after", { time: formats.span(time) })] as const),
        ]}
        onChoose={(time) => app.settings.change({ staleAfter: time === "never" ? undefined : Number(time) })}
      />
    </Section>
  );
}
