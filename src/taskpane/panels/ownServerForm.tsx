import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { ServerFault } from "../../runtime/serverAddress";
import { socketOf } from "../../runtime/settings";
import { Note } from "../components/note";
import { hostWords } from "../state/hostWords";
import { usePane, type PaneWorld } from "../state/paneContext";
import type { OwnServer } from "./useServerChoice";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  line: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
});

/** The addresses of a server of the person's own, and where the key would go with them. */
export function OwnServerForm({ own }: { readonly own: OwnServer }) {
  const styles = useStyles();
  const world = usePane();
  const { t } = world;
  const { server, socket, read, fault, saved } = own;
  const derived = read.ok ? socketOf(read.value.server) : "wss://…/ws";
  return (
    <div className={styles.fields}>
      <Field label={t("server.address")} {...faultOf("server", fault, world)}>
        <Input
          type="url"
          value={server}
          placeholder="https://"
          spellCheck={false}
          onChange={(_event, { value }) => own.enterServer(value)}
        />
      </Field>
      <Field
        label={t("server.socket")}
        hint={t("server.socket.hint", { address: derived })}
        {...faultOf("socket", fault, world)}
      >
        <Input
          type="url"
          value={socket}
          placeholder={derived}
          title={derived}
          spellCheck={false}
          onChange={(_event, { value }) => own.enterSocket(value)}
        />
      </Field>
      <Note>{read.ok ? t("server.keyGoes", { hosts: hostWords(read.value, t) }) : t("server.keyGoes.unknown")}</Note>
      <div className={styles.line}>
        <Button onClick={own.save}>{t("server.save")}</Button>
        <span aria-live="polite">{saved && <Note>{t("server.saved")}</Note>}</span>
      </div>
    </div>
  );
}

/** What is wrong with a field, in words, as Fluent's Field takes it. */
function faultOf(field: ServerFault["field"], found: ServerFault | undefined, { t }: PaneWorld) {
  if (found?.field !== field) return {};
  const values =
    field === "server" ? { accepted: "https://", secure: "https://" } : { accepted: "wss://", secure: "wss://" };
  return { validationState: "error" as const, validationMessage: t(`server.fault.${found.fault}`, values) };
}
