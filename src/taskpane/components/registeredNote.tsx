import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from "@fluentui/react-components";
import type { Registered } from "../../features/register/register";
import { usePane } from "../state/paneContext";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", alignItems: "start", rowGap: tokens.spacingVerticalS },
  bar: { alignItems: "start", alignSelf: "stretch" },
  body: { overflowWrap: "anywhere", whiteSpace: "normal" },
  title: { display: "block" },
});

/** A key was made: until when it works, and what its plan allows. */
export function RegisteredNote({
  registered: { expires, plan },
  onContinue,
}: {
  readonly registered: Registered;
  readonly onContinue: () => void;
}) {
  const styles = useStyles();
  const { t, formats } = usePane();
  const sentences = [
    t("register.done.text"),
    ...(expires === undefined ? [] : [t("register.until", { date: expires.slice(0, 10) })]),
    ...(plan === undefined
      ? []
      : [
          t("register.plan", {
            products: formats.number(plan.products),
            requests: formats.number(plan.requests),
            socketProducts: formats.number(plan.socketProducts),
          }),
        ]),
  ];
  return (
    <div className={styles.box} role="status">
      <MessageBar intent="success" layout="multiline" className={styles.bar}>
        <MessageBarBody className={styles.body}>
          <MessageBarTitle className={styles.title}>{t("register.done")}</MessageBarTitle>
          {sentences.join(" ")}
        </MessageBarBody>
      </MessageBar>
      <Button appearance="primary" autoFocus onClick={onContinue}>
        {t("register.continue")}
      </Button>
    </div>
  );
}
