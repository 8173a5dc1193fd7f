import { useState } from "react";
import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { readServer, type ServerFault } from "../../runtime/serverAddress";
import { DEFAULT_SETTINGS, socketOf } from "../../runtime/settings";
import { Note } from "../components/note";
import { Section } from "../components/section";
import { usePane, type PaneWorld } from "../state/paneContext";

const { server: QOS, socket: QOS_SOCKET } = DEFAULT_SETTINGS;

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  line: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
});

/** Where prices come from: QOS itself, or a server of the person's own. */
export function ServerPanel() {
  const styles = useStyles();
  const world = usePane();
  const { app, t } = world;
  const { current } = app.settings;
  const [own, setOwn] = useState(current.server !== QOS || current.socket !== QOS_SOCKET);
  const [server, setServer] = useState(own ? current.server : "");
  const [socket, setSocket] = useState(own && current.socket !== socketOf(current.server) ? current.socket : "");
  const [fault, setFault] = useState<ServerFault>();
  const [saved, setSaved] = useState(false);
  const read = readServer(server, socket);
  const choose = (choice: string): void => {
    setOwn(choice === "own");
    setFault(undefined);
    if (choice === "qos" && app.settings.current.server !== QOS)
      app.settings.change({ server: QOS, socket: QOS_SOCKET });
  };
  const save = (): void => {
    setFault(read.ok ? undefined : read.error);
    setSaved(read.ok);
    if (read.ok) app.settings.change(read.value);
  };
  const change = (set: (text: string) => void) => (_event: unknown, data: { value: string }) => {
    set(data.value);
    setSaved(false);
  };
  const derived = read.ok ? socketOf(read.value.server) : "wss://…/ws";
  return (
    <Section title={t("server.title")}>
      <Field label={t("server.choice")}>
        <RadioGroup value={own ? "own" : "qos"} onChange={(_event, { value }) => choose(value)}>
          <Radio value="qos" label={t("server.qos", { address: QOS.replace("https://", "") })} />
          <Radio value="own" label={t("server.own")} />
        </RadioGroup>
      </Field>
      {own && (
        <div className={styles.fields}>
          <Field label={t("server.address")} {...faultOf("server", fault, world)}>
            <Input type="url" value={server} placeholder="https://" spellCheck={false} onChange={change(setServer)} />
          </Field>
          <Field
            label={t("server.socket")}
            hint={t("server.socket.hint", { address: derived })}
            {...faultOf("socket", fault, world)}
          >
            <Input type="url" value={socket} placeholder={derived} spellCheck={false} onChange={change(setSocket)} />
          </Field>
          <Note>{t("server.keyGoes")}</Note>
          <div className={styles.line}>
            <Button onClick={save}>{t("server.save")}</Button>
            <span aria-live="polite">{saved && <Note>{t("server.saved")}</Note>}</span>
          </div>
        </div>
      )}
    </Section>
  );
}

/** What is wrong with a field, in words, as Fluent's Field takes it. */
function faultOf(field: ServerFault["field"], found: ServerFault | undefined, { t }: PaneWorld) {
  if (found?.field !== field) return {};
  const values =
    field === "server" ? { accepted: "https://", secure: "https://" } : { accepted: "wss://", secure: "wss://" };
  return { validationState: "error" as const, validationMessage: t(`server.fault.${found.fault}`, values) };
}
