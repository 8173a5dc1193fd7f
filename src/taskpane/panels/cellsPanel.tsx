import { Field, Select } from "@fluentui/react-components";
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
  const { timeZone, staleAfter, headers } = app.settings.current;
  const choices = staleAfter === undefined ? STALE_CHOICES : [...new Set([...STALE_CHOICES, staleAfter])];
  return (
    <Section title={t("cells.title")}>
      <Field label={t("cells.zone")}>
        <Select
          value={timeZone}
          onChange={(_event, { value }) => app.settings.change({ timeZone: value as Settings["timeZone"] })}
        >
          {ZONES.map((zone) => (
            <option key={zone} value={zone}>
              {t(`cells.zone.${zone}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Choice
        label={t("cells.headers")}
        hint={t("cells.headers.hint")}
        value={headers}
        choices={WORDS.headers.map((choice) => [choice, t(`cells.headers.${choice}`)])}
        onChoose={(chosen) => app.settings.change({ headers: chosen })}
      />
      <Field label={t("cells.stale")}>
        <Select
          value={String(staleAfter ?? "never")}
          onChange={(_event, { value }) =>
            app.settings.change({ staleAfter: value === "never" ? undefined : Number(value) })
          }
        >
          <option value="never">{t("cells.stale.never")}</option>
          {choices.map((time) => (
            <option key={time} value={time}>
              {t("cells.stale.after", { time: formats.span(time) })}
            </option>
          ))}
        </Select>
      </Field>
    </Section>
  );
}
