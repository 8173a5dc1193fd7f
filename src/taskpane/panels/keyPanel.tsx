import { useState } from "react";
import { KeyForm } from "../components/keyForm";
import { KeyKept } from "../components/keyKept";
import { Section } from "../components/section";
import { usePane, useView } from "../state/paneContext";
import { useConnectionTest } from "../state/useConnectionTest";

/** The key: entered, or kept. */
export function KeyPanel() {
  const { t } = usePane();
  const { hasKey } = useView();
  const test = useConnectionTest();
  const [replacing, setReplacing] = useState(false);
  const leave = (): void => setReplacing(false);
  const replace = (): void => {
    test.clear();
    setReplacing(true);
  };
  return (
    <Section title={t("key.title")}>
      {hasKey && !replacing ? (
        <KeyKept test={test} onReplace={replace} />
      ) : (
        <KeyForm test={test} onSaved={leave} {...(hasKey ? { onCancel: leave } : {})} />
      )}
    </Section>
  );
}
