import { useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ActButton } from "./actButton";
import { dropRegisteredPlan } from "../../features/register/register";
import { EyeIcon, EyeOffIcon } from "../look/icons";
import { hostWords } from "../state/hostWords";
import { usePane } from "../state/paneContext";
import { useLater } from "../state/useLater";
import type { ConnectionTest } from "../state/useConnectionTest";
import { KeyEnd } from "./keyEnd";
import { Note } from "./note";
import { TestOutcome } from "./testOutcome";

interface KeyKeptProps {
  readonly test: ConnectionTest;
  readonly onReplace: () => void;
}

/** A key that is shown hides itself after this time (milliseconds). */
const SHOWN_FOR = 20_000;

const useStyles = makeStyles({
  row: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `2px 2px 2px ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  key: { flexGrow: 1, minWidth: 0, fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, "& > button": { minWidth: "auto" } },
  query: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
});

/** The key in force: masked, and what can be done with it. */
export function KeyKept({ test, onReplace }: KeyKeptProps) {
  const styles = useStyles();
  const { app, t } = usePane();
  const later = useLater();
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const place = app.keys.place ?? "nowhere";
  const name = shown ? t("key.hide") : t("key.show");
  const toggle = (): void => {
    setShown(!shown);
    later(SHOWN_FOR, () => setShown(false));
  };
  return (
    <>
      <div className={styles.row}>
        <span className={styles.key}>{shown ? app.keys.current : "•".repeat(16)}</span>
        <Button
          appearance="subtle"
          icon={shown ? <EyeOffIcon /> : <EyeIcon />}
          aria-label={name}
          title={name}
          aria-pressed={shown}
          onClick={toggle}
        />
      </div>
      <Note>
        {t(`key.place.${place}`)} {t("key.sentTo", { hosts: hostWords(app.settings.current, t) })}
      </Note>
      <KeyEnd />
      <div aria-live="polite">
        <TestOutcome state={test.state} />
      </div>
      {asking ? (
        <ForgetQuestion onNo={() => setAsking(false)} />
      ) : (
        <div className={styles.buttons}>
          <ActButton
            blocked={test.state.at === "asking" ? t("key.testing") : undefined}
            onClick={() => void test.run(app.keys.current ?? "")}
          >
            {t("key.test")}
          </ActButton>
          <Button onClick={onReplace}>{t("key.replace")}</Button>
          <Button onClick={() => setAsking(true)}>{t("key.forget")}</Button>
        </div>
      )}
    </>
  );
}

/** Nothing is forgotten by one slip; the focus stands on the harmless answer. */
function ForgetQuestion({ onNo }: { readonly onNo: () => void }) {
  const styles = useStyles();
  const { app, t } = usePane();
  const forget = (): void => {
    app.keys.forget();
    dropRegisteredPlan(app);
  };
  return (
    <div role="group" aria-label={t("key.forget.yes")} className={styles.query}>
      <Note>{t(app.keys.place === "session" ? "key.forget.session" : "key.forget.ask")}</Note>
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={forget}>
          {t("key.forget.yes")}
        </Button>
        <Button autoFocus onClick={onNo}>
          {t("key.forget.no")}
        </Button>
      </div>
    </div>
  );
}
