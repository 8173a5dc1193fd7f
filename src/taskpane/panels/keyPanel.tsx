import { useState, type ReactNode } from "react";
import { KeyForm } from "../components/keyForm";
import { KeyKept } from "../components/keyKept";
import { KeyWithheld } from "../components/keyWithheld";
import { Section } from "../components/section";
import { usePane, useView } from "../state/paneContext";
import { useConnectionTest } from "../state/useConnectionTest";

/** The key: entered, kept, or withheld from a server it was not entered for. */
export function KeyPanel() {
  const { app, t } = usePane();
  const { hasKey } = useView();
  const test = useConnectionTest();
  const [replacing, setReplacing] = useState(false);
  const leave = (): void => setReplacing(false);
  const replace = (): void => {
    test.clear();
    setReplacing(true);
  };
  const content = (): ReactNode => {
    if (replacing || app.keys.place === undefined)
      return <KeyForm test={test} onSaved={leave} {...(replacing ? { onCancel: leave } : {})} />;
    return hasKey ? <KeyKept test={test} onReplace={replace} /> : <KeyWithheld onReplace={replace} />;
  };
  return <Section title={t("key.title")}>{content()}</Section>;
}
