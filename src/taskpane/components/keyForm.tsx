import { useRef, useState } from "react";
import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { ActButton } from "./actButton";
import type { Remember } from "../../runtime/key";
import { readKey, type ApiKey, type KeyFault } from "../../runtime/keyText";
import { dropRegisteredPlan } from "../../features/register/register";
import type { ServerAddress } from "../../runtime/serverAddress";
import { hostWords } from "../state/hostWords";
import { usePane } from "../state/paneContext";
import { testWords } from "../state/testWords";
import type { ConnectionTest } from "../state/useConnectionTest";
import { KeyField } from "./keyField";
import { Note } from "./note";
import { TestOutcome } from "./testOutcome";

interface KeyFormProps {
  readonly test: ConnectionTest;
  readonly onSaved: () => void;
  /** Given where there is a key to go back to. */
  readonly onCancel?: () => void;
}

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Takes a key, tests it, and keeps it as the person wishes. */
export function KeyForm({ test, onSaved, onCancel }: KeyFormProps) {
  const styles = useStyles();
  const world = usePane();
  const { app, t } = world;
  const field = useRef<HTMLInputElement>(null);
  const [remember, setRemember] = useState<Remember>("computer");
  const [fault, setFault] = useState<KeyFault>();

  const save = (key: ApiKey, address: ServerAddress): void => {
    if (key !== app.keys.current) dropRegisteredPlan(app);
    app.keys.enter(key, remember, address);
    if (field.current !== null) field.current.value = "";
    onSaved();
  };
  const typed = (): ApiKey | undefined => {
    const key = readKey(field.current?.value ?? "");
    setFault(key.ok ? undefined : key.error);
    if (!key.ok) field.current?.focus();
    return key.ok ? key.value : undefined;
  };
  const testAndSave = async (): Promise<void> => {
    const key = typed();
    if (key === undefined || test.state.at === "asking") return;
    // The key belongs to the addresses that the person saw when it was typed.
    const { server, socket } = app.settings.current;
    const result = await test.run(key);
    if (result?.ok === true || result?.error.id === "tooFrequent") save(key, { server, socket });
  };
  const saveAnyway = (): void => {
    const key = typed();
    if (key !== undefined) save(key, app.settings.current);
  };

  const { state } = test;
  const untested = state.at === "end" && !testWords(state.result, state.server, world).judged;
  return (
    <div className={styles.form}>
      <KeyField fieldRef={field} fault={fault} onEnter={() => void testAndSave()} />
      <Field label={t("key.remember")}>
        <RadioGroup value={remember} onChange={(_event, { value }) => setRemember(value as Remember)}>
          <Radio value="computer" label={t("key.remember.computer")} />
          <Radio value="session" label={t("key.remember.session")} />
        </RadioGroup>
      </Field>
      <Note>{t("key.willGo", { hosts: hostWords(app.settings.current, t) })}</Note>
      <div aria-live="polite">
        <TestOutcome state={state} />
      </div>
      <div className={styles.buttons}>
        <ActButton
          primary
          blocked={state.at === "asking" ? t("key.testing") : undefined}
          onClick={() => void testAndSave()}
        >
          {t("key.save")}
        </ActButton>
        {untested && <Button onClick={saveAnyway}>{t("key.saveAnyway")}</Button>}
        {onCancel !== undefined && <Button onClick={onCancel}>{t("key.keep")}</Button>}
      </div>
    </div>
  );
}
