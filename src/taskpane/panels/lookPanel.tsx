import { WORDS } from "../../runtime/settings";
import { Choice } from "../components/choice";
import { Section } from "../components/section";
import { usePane, useView } from "../state/paneContext";

/** How the pane speaks and looks. */
export function LookPanel() {
  const { app, t } = usePane();
  useView();
  const { language, theme, rising } = app.settings.current;
  return (
    <Section title={t("look.title")}>
      <Choice
        label={t("look.language")}
        value={language}
        choices={WORDS.language.map((choice) => [choice, t(`look.language.${choice}`)])}
        onChoose={(chosen) => app.settings.change({ language: chosen })}
      />
      <Choice
        label={t("look.theme")}
        value={theme}
        choices={WORDS.theme.map((choice) => [choice, t(`look.theme.${choice}`)])}
        onChoose={(chosen) => app.settings.change({ theme: chosen })}
      />
      <Choice
        label={t("look.rising")}
        value={rising}
        choices={WORDS.rising.map((choice) => [choice, t(`look.rising.${choice}`)])}
        onChoose={(chosen) => app.settings.change({ rising: chosen })}
      />
    </Section>
  );
}
