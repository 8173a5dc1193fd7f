import { useState } from "react";
import { ActButton } from "../components/actButton";
import type { Scope } from "../../host/workbookCells";
import { hostWorkbook } from "../../host/hostWorkbook";
import { refresh } from "../../features/sheetTools/refresh";
import { Note } from "../components/note";
import { Section } from "../components/section";
import { RefreshIcon } from "../look/icons";
import { usePane, useView } from "../state/paneContext";
import type { Work } from "./useWork";

interface RefreshSectionProps {
  readonly scope: Scope;
  readonly work: Work;
}

type Outcome = { readonly formulas: number | undefined } | undefined;

/** Has the formulas of the chosen part ask anew. */
export function RefreshSection({ scope, work }: RefreshSectionProps) {
  const { app, t } = usePane();
  const { hasKey } = useView();
  const [outcome, setOutcome] = useState<Outcome>(undefined);
  const query = (): void =>
    work.run(
      (control) => refresh(app, hostWorkbook, scope, control),
      (formulas) => setOutcome({ formulas }),
    );
  return (
    <Section title={t("sheet.refresh")}>
      <Note>{t("sheet.refresh.text")}</Note>
      <div>
        <ActButton
          icon={<RefreshIcon />}
          blocked={!hasKey ? t("sheet.refresh.noKey") : work.state.at === "busy" ? t("blocked.busy") : undefined}
          onClick={query}
        >
          {t("sheet.refresh")}
        </ActButton>
      </div>
      <div aria-live="polite">
        {!hasKey && <Note>{t("sheet.refresh.noKey")}</Note>}
        {outcome !== undefined &&
          (outcome.formulas === undefined
            ? t("sheet.refreshed.all")
            : t("sheet.refreshed", { count: outcome.formulas }))}
      </div>
    </Section>
  );
}
