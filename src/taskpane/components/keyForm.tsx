import { useRef, useState } from "react";
import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import type { Remember } from "../../runtime/key";
import { dropRegisteredPlan } from "../../runtime/register";
import { usePane } from "../state/paneContext";
import { testWords } from "../state/testWords";
import type { ConnectionTest } from "../state/useConnectionTest";
import { SecretInput } from "./secretInput";
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
  const [blank, setBlank] = useState(false);

  const save = (key: string): void => {
    if (key !== app.keys.current) dropRegisteredPlan(app);
    app.keys.enter(key, remember);
    if (field.current !== null) field.current.value = "";
    onSaved();
  };
  const typed = (): string | undefined => {
    const key = field.current?.value.trim() ?? "";
    setBlank(key === "");
    if (key === "") field.current?.focus();
    return key === "" ? undefined : key;
  };
  const testAndSave = async (): Promise<void> => {
    const key = typed();
    if (key === undefined || test.state.at === "asking") return;
    const result = await test.run(key);
    if (result?.ok === true || result?.error.id === "tooFrequent") save(key);
  };
  const saveAnyway = (): void => {
    const key = typed();
    if (key !== undefined) save(key);
  };

  const { state } = test;
  const untested = state.at === "end" && !testWords(state.result, state.server, world).judged;
  return (
    <div className={styles.form}>
      <Field
        label={t("key.label")}
        {...(blank ? { validationState: "error" as const, validationMessage: t("key.blank") } : {})}
      >
        {/* Only Fluent's own inputs find their label by themselves. */}
        {(control) => (
          <SecretInput
            {...control}
            fieldRef={field}
            placeholder={t("key.placeholder")}
            onEnter={() => void testAndSave()}
          />
        )}
      </Field>
      <Field label={t("key.remember")}>
        <RadioGroup value={remember} onChange={(_event, { value }) => setRemember(value as Remember)}>
          <Radio value="computer" label={t("key.remember.computer")} />
          <Radio value="session" label={t("key.remember.session")} />
        </RadioGroup>
      </Field>
      <div aria-live="polite">
        <TestOutcome state={state} />
      </div>
      <div className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={state.at === "asking"} onClick={() => void testAndSave()}>
          {t("key.save")}
        </Button>
        {untested && <Button onClick={saveAnyway}>{t("key.saveAnyway")}</Button>}
        {onCancel !== undefined && <Button onClick={onCancel}>{t("key.keep")}</Button>}
      </div>
    </div>
  );
}
