import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { hostWords } from "../state/hostWords";
import { usePane } from "../state/paneContext";
import { Note } from "./note";

const useStyles = makeStyles({
  query: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, "& > button": { minWidth: "auto" } },
});

/** There is a key, but the server in force is not the one it was entered for: it goes there only if the person says so. */
export function KeyWithheld({ onReplace }: { readonly onReplace: () => void }) {
  const styles = useStyles();
  const { app, t } = usePane();
  const address = app.settings.current;
  const hosts = hostWords(address, t);
  return (
    <div role="group" aria-label={t("key.title")} className={styles.query}>
      <Note>{t("key.withheld", { hosts })}</Note>
      <div className={styles.buttons}>
        <Button onClick={() => app.keys.allow(address)}>{t("key.withheld.send", { hosts })}</Button>
        <Button onClick={onReplace}>{t("key.withheld.other")}</Button>
      </div>
    </div>
  );
}
