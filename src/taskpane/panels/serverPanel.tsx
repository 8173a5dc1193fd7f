import { useState } from "react";
import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { readServer, type ServerAddress, type ServerFault } from "../../runtime/serverAddress";
import { DEFAULT_SETTINGS, socketOf } from "../../runtime/settings";
import { Note } from "../components/note";
import { ServerMove } from "../components/serverMove";
import { Section } from "../components/section";
import { hostWords } from "../state/hostWords";
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
  const [asking, setAsking] = useState<ServerAddress>();
  /** Puts the addresses in force; asks first where the key was not entered for them. Says whether they are. */
  const use = (address: ServerAddress): boolean => {
    const ask = !app.keys.maySend(address);
    setAsking(ask ? address : undefined);
    if (!ask) app.settings.change({ server: address.server, socket: address.socket });
    return !ask;
  };
  const choose = (choice: string): void => {
    setOwn(choice === "own");
    setFault(undefined);
    setAsking(undefined);
    const { server: usedServer, socket: usedSocket } = app.settings.current;
    if (choice === "qos" && (usedServer !== QOS || usedSocket !== QOS_SOCKET)) use({ server: QOS, socket: QOS_SOCKET });
  };
  const save = (): void => {
    setFault(read.ok ? undefined : read.error);
    setSaved(read.ok && use(read.value));
  };
  const answered = (moved: boolean): void => {
    setAsking(undefined);
    setSaved(moved && own);
    if (!moved && !own) setOwn(true);
  };
  const change = (set: (text: string) => void) => (_event: unknown, data: { value: string }) => {
    set(data.value);
    setSaved(false);
    setAsking(undefined);
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
          <Note>
            {read.ok ? t("server.keyGoes", { hosts: hostWords(read.value, t) }) : t("server.keyGoes.unknown")}
          </Note>
          <div className={styles.line}>
            <Button onClick={save}>{t("server.save")}</Button>
            <span aria-live="polite">{saved && <Note>{t("server.saved")}</Note>}</span>
          </div>
        </div>
      )}
      {asking !== undefined && <ServerMove address={asking} onEnd={answered} />}
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
