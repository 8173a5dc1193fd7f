import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ServerAddress } from "../../runtime/serverAddress";
import { hostWords } from "../state/hostWords";
import { usePane } from "../state/paneContext";
import { Note } from "./note";

interface ServerMoveProps {
  /** The addresses that are to be used from now on. */
  readonly address: ServerAddress;
  /** The question is answered; `moved`: the addresses are in force. */
  readonly onEnd: (moved: boolean) => void;
}

const useStyles = makeStyles({
  query: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, "& > button": { minWidth: "auto" } },
});

/** Asks before a key goes to a server that it was not entered for; the focus stands on the harmless answer. */
export function ServerMove({ address, onEnd }: ServerMoveProps) {
  const styles = useStyles();
  const { app, t } = usePane();
  const hosts = hostWords(address, t);
  const move = (withKey: boolean): void => {
    // First the leave, then the move: another workbook that hears of both must not withhold the key in between.
    if (withKey) app.keys.allow(address);
    app.settings.change({ server: address.server, socket: address.socket });
    onEnd(true);
  };
  return (
    <div role="group" aria-label={t("server.title")} className={styles.query}>
      <Note>{t("server.move", { hosts })}</Note>
      <div className={styles.buttons}>
        <Button onClick={() => move(true)}>{t("key.withheld.send", { hosts })}</Button>
        <Button onClick={() => move(false)}>{t("server.move.without")}</Button>
        <Button autoFocus onClick={() => onEnd(false)}>
          {t("server.move.cancel")}
        </Button>
      </div>
    </div>
  );
}
