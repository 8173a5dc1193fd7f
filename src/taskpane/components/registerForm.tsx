import { useState } from "react";
import { Field, Input, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { ActButton } from "./actButton";
import { errorTextIn } from "../../runtime/errorLanguage";
import { register, type Registered, type RegisterFault } from "../../features/register/register";
import { usePane, type PaneWorld } from "../state/paneContext";
import { Note } from "./note";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", alignItems: "start", rowGap: tokens.spacingVerticalS },
  wide: { alignSelf: "stretch" },
});

/** Asks the server for a key with nothing but an e-mail address. */
export function RegisterForm({ onRegistered }: { readonly onRegistered: (registered: Registered) => void }) {
  const styles = useStyles();
  const world = usePane();
  const { app, t } = world;
  const [email, setEmail] = useState("");
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<RegisterFault>();
  const query = async (): Promise<void> => {
    if (asking) return;
    setAsking(true);
    const result = await register(app, email);
    setAsking(false);
    setFault(result.ok ? undefined : result.error);
    if (result.ok) onRegistered(result.value);
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void query();
      }}
    >
      <Field
        className={styles.wide}
        label={t("register.email")}
        {...(fault === undefined
          ? {}
          : { validationState: "error" as const, validationMessage: faultWords(fault, world) })}
      >
        <Input type="email" autoComplete="email" value={email} onChange={(_event, { value }) => setEmail(value)} />
      </Field>
      <Note>{t("register.sent", { server: app.settings.current.server })}</Note>
      <ActButton type="submit" blocked={asking ? t("key.testing") : undefined}>
        {t("register.get")}
      </ActButton>
      <div aria-live="polite">
        {asking && <Spinner size="tiny" labelPosition="after" label={t("register.asking")} />}
      </div>
    </form>
  );
}

function faultWords(fault: RegisterFault, { t, language, redact }: PaneWorld): string {
  if (fault.kind !== "refused") return t(`register.${fault.kind}`);
  return t("register.refused", { why: redact(errorTextIn(fault.error, language)) });
}
